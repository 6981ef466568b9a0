# S16 网上征集：意见表一次收进，不重复，不必联网。
. "$SOURCE/tests/system.sh"
book 柳岸社区 34
matter=$(new matter title=停车 proposed_on=2016-03-01)
printf '\xef\xbb\xbf日期,渠道,提意见人,意见,点赞\r\n2016/03/02,微信群,马超,"车位少，""先保通道"""\r\n2016/03/03,网络平台,孙玉梅,分时停车,3\r\n2016/03/03,网络平台,孙玉梅,分时停车,3\r\n' >net.csv
yishibu collect "$matter" net.csv; yishibu collect "$matter" net.csv
yishibu show "$matter" | grep 意见：; yishibu step "$matter" | grep 征求
printf '姓名,话\n张三,好\n' >bad.csv; code yishibu collect "$matter" bad.csv
