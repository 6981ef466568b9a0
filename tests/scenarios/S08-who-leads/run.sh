# S08 谁牵头：跨村的由乡镇、街道党委（党工委），本村的由村（社区）党组织或村（居）民委员会。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new matter title=跨村水渠 proposed_on=2016-03-01 extent=cross lead_organ=committee
quietly new matter title=本村水渠 proposed_on=2016-03-01 extent=group lead_organ=township-party
yishibu check 跨村水渠 | grep 牵头 || true; yishibu check 本村水渠 | grep 牵头 || true
yishibu set 跨村水渠 lead_organ=township-party >/dev/null; yishibu set 本村水渠 lead_organ=village-party >/dev/null
yishibu check | grep -c 牵头 || true
