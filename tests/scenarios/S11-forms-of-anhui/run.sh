# S11 安徽形式：印了十七项，不重复的十六项；形式对应文书。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
yishibu explain residents-council | head -2
yishibu explain anhui.community-forum
quietly new anhui:forum title=论坛 form=anhui.community-forum held=2016-03-15T19:00
yishibu export 论坛 --as docx -o x.docx; unzip -p x.docx word/document.xml | grep -o '论坛主题\|社区论坛记录\|论坛' | sort | uniq -c | head -3
