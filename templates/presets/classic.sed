# The preset `classic`: what it changes in word/document.xml and word/styles.xml of a template written for `gb33476`.
# By hand: sed -f presets/classic.sed base/word/styles.xml
# Margins 37 mm top, 35 mm bottom; landscape pages are the same sheet turned.
s/w:top="1960"/w:top="2098"/
s/w:bottom="1847"/w:bottom="1984"/
s/w:left="1847"/w:left="1984"/
s/w:right="1960"/w:right="2098"/
# A line of 28.95 pt, one empty line, two, and half of one.
s/w:line="589"/w:line="579"/g
s/\(before\|after\)="589"/\1="579"/g
s/\(before\|after\)="1178"/\1="1158"/g
s/\(before\|after\)="294"/\1="289"/g
# The red name stands 72 mm below the page's edge in both presets.
s/w:before="2031"/w:before="1893"/
s/w:before="997"/w:before="977"/
