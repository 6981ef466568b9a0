# S39 自查报告：五部分，数字只取自记录。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
quietly new matter title=停车 proposed_on=2016-03-01
yishibu report 自查报告 --year 2016 | grep -oE "^[一二三四五]、.*"
yishibu report 自查报告 --year 2016 -o x.docx >/dev/null; unzip -p x.docx word/document.xml | grep -o 数据来源 | head -1
yishibu report 自查报告 --year 2016 --save | tail -1; yishibu list report
