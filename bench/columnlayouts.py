"""Fifty layouts of ledgers as communities and departments write them, each header with what stands below it.

One line a layout: `header:what` parted by blanks. `what` is an attribute; an attribute in brackets is what the \
column
holds although the header says another; a word with a dash in front is nothing the template asks for. A layout may
begin with `#` and the number of title rows above its headers.
"""

LAYOUTS = """
姓名:name 性别:sex 身份证号:id_number 出生日期:birth 联系电话:phone 所属社区:community 家庭住址:residence.actual
序号:-number 姓名:name 性别:sex 公民身份号码:id_number 手机号码:phone 现住址:residence.actual 备注:-text
#2 序号:-number 老人姓名:name 男女:sex 证件号码:id_number 出生年月:birth 联系方式:phone 社区名称:community \
详细地址:residence.actual
姓名（必填）:name 身份证号码*:id_number 电话：:phone 地址:residence.actual
社区:community 楼门号:residence.actual 姓名:name 电话:phone 身份证:id_number
户主姓名:name 与户主关系:-kin 身份证号:id_number 联系电话:phone 户籍地址:residence.registered \
现居住地址:residence.actual
姓名:name 曾用名:-name 性别:sex 民族:-nation 身份证号:id_number 出生年月日:birth 文化程度:-school 联系电话:phone \
户口所在地:residence.registered 居住地址:residence.actual
#1 所属居委会:community 姓名:name 性别:sex 年龄:-age 身份证号:id_number 本人电话:phone 家庭地址:residence.actual \
监护人姓名:-name 监护人电话:-phone
姓名:name 身份证号:id_number 紧急联系人:-name 紧急联系人电话:-phone 联系电话:phone 家庭住址:residence.actual
姓 名:name 性 别:sex 身 份 证 号:id_number 联 系 电 话:phone 家 庭 住 址:residence.actual
姓名/Name:name 性别/Sex:sex 证件号码/ID:id_number 手机/Mobile:phone 住址/Address:residence.actual
编号:-number 业主姓名:name 业主电话:phone 房屋坐落:residence.actual 建筑面积:-number 身份证号:id_number
志愿者姓名:name 志愿者编号:-number 性别:sex 证件号:id_number 移动电话:phone 所在社区:community 注册时间:-date
申请人姓名:name 申请人身份证号:id_number 申请日期:-date 联系号码:phone 住房地址:residence.actual
对象姓名:name 公民身份证号:id_number 出生时间:birth 家庭电话:phone 社区居委会:community 门牌号:residence.actual
A:name B:sex C:id_number D:birth E:phone F:community G:residence.actual
姓名:name 列2:sex 列3:id_number 列4:phone 列5:residence.actual
姓名:name 号码:id_number 电话:phone
姓名:name 号码:phone 身份证号:id_number
姓名:(phone) 联系电话:(name) 身份证号:id_number 家庭住址:residence.actual
姓名:name 身份证号:(phone) 联系电话:(id_number) 家庭住址:residence.actual
姓名:name 性别:(birth) 出生日期:(sex) 身份证号:id_number
姓名:name 性别:sex 出生日期:(id_number) 身份证号:(birth) 联系电话:phone
社区:(residence.actual) 家庭住址:(community) 姓名:name 身份证号:id_number
网格:-number 楼长:-name 楼长电话:-phone 姓名:name 身份证号:id_number 联系电话:phone 地址:residence.actual
姓名:name 居民身份证号码:id_number 手机号:phone 通讯地址:residence.actual 登记日期:-date 登记人:-name
#3 姓名:name 性别:sex 身份证件号码:id_number 固定电话:phone 户籍住址:residence.registered \
居住地:residence.actual 所属社区:community
序:-number 名字:name 性别:sex 生日:birth 电话/手机:phone 房号:residence.actual
姓名:name 联系人:-name 联系人电话:-phone 本人电话:phone 身份证编号:id_number
姓名:name 性別:sex 身份號碼:id_number 電話:phone 地址:residence.actual
居民姓名:name 有效证件类型:-text 有效证件号码:id_number 联系手机:phone 实际居住地址:residence.actual 是否独居:-yes
街道:-street 社区:community 小区:-compound 楼号:-number 单元:-number 房号:-number 姓名:name 身份证号:id_number \
联系电话:phone
街道名称:-street 社区名称:community 姓名:name 性别:sex 出生日期:birth 身份证号:id_number 现住址:residence.actual \
建档日期:-date
配偶姓名:-name 配偶身份证号:-id_number 姓名:name 身份证号:id_number 联系电话:phone
姓名:name 子女姓名:-name 子女电话:-phone 身份证号:id_number 联系电话:phone 家庭住址:residence.actual
姓名:name 身份证号:id_number 银行卡号:-card 开户行:-text 联系电话:phone 家庭住址:residence.actual
服务商:-text 服务商电话:-phone 姓名:name 身份证号:id_number 手机:phone 家庭地址:residence.actual
姓名:name 身份证号:id_number 代办人:-name 代办人身份证号:-id_number 代办人电话:-phone 联系电话:phone
姓名:name 性别:sex 身份证号:id_number 电话1:phone 电话2:-phone 家庭住址:residence.actual
姓名:name 性别:sex 身份证号:id_number 联系电话:phone 联系电话2:-phone 现住址:residence.actual 原住址:-address
填表日期:-date 姓名:name 身份证号:id_number 出生年月:birth 联系电话:phone 家庭住址:residence.actual
姓名:name 政治面貌:-text 工作单位:-text 单位地址:-address 身份证号:id_number 联系电话:phone \
家庭住址:residence.actual
姓名:name 身份证号:id_number 入户时间:-date 户籍所在地:residence.registered 现住址:residence.actual 手机:phone
真实姓名:name 昵称:-nick 手机号:phone 证件号:id_number 所属社区居委会:community
#1 人员姓名:name 人员性别:sex 人员身份证号:id_number 人员电话:phone 人员住址:residence.actual
被服务人:name 被服务人电话:phone 服务地址:residence.actual 服务日期:-date 服务人员:-name
姓名:name 证件类型:-text 证件号:id_number 国籍:-nation 联系电话:phone 居住地址:residence.actual
住户姓名:name 住户电话:phone 楼栋房号:residence.actual 入住日期:-date 身份证号码:id_number
姓名:name 身份证号:id_number 经办人:-name 经办人联系电话:-phone 审核日期:-date 电话号码:phone \
户口地址:residence.registered
姓名:name 性别:sex 年月:birth 号:id_number 话:phone 住:residence.actual
"""
