# Writes a plugin's manifest with the SHA-256 of its built library.
file(SHA256 "${LIBRARY}" sum)
file(READ "${MANIFEST}" text)
string(REGEX REPLACE "sha256=\"[^\"]*\"" "sha256=\"${sum}\"" text "${text}")
file(WRITE "${OUTPUT}" "${text}")
