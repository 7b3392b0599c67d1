//! The parts that names are put together from. The first of a list are drawn often, the last hardly
//! ever, so that a search for them keeps much or next to nothing.

use super::draw::Draw;

const QUALITIES: [&str; 16] = [
    "高端",
    "智能",
    "绿色",
    "新型",
    "高品质",
    "精密",
    "年产",
    "低碳",
    "特种",
    "超薄",
    "全自动",
    "航空级",
    "宽禁带",
    "轻量化",
    "可降解",
    "深海",
];

const PRODUCTS: [(&str, &str); 40] = [
    ("装备制造", "C3511"),
    ("新材料", "C3091"),
    ("锂电池", "C3841"),
    ("光伏组件", "C3825"),
    ("汽车零部件", "C3670"),
    ("食品加工", "C1495"),
    ("铝合金型材", "C3252"),
    ("生物医药", "C2761"),
    ("电子元器件", "C3981"),
    ("数据中心", "I6450"),
    ("煤机配件", "C3511"),
    ("物流仓储", "G5990"),
    ("耐火材料", "C3089"),
    ("蓝宝石", "C3985"),
    ("碳化硅", "C3099"),
    ("风电塔筒", "C3415"),
    ("数控机床", "C3421"),
    ("环保设备", "C3591"),
    ("陶瓷基板", "C3073"),
    ("石墨烯", "C3091"),
    ("充电桩", "C3829"),
    ("机器人", "C3491"),
    ("医疗器械", "C3581"),
    ("纺织服装", "C1711"),
    ("包装印刷", "C2319"),
    ("预制菜", "C1432"),
    ("半导体封装", "C3973"),
    ("氢燃料电池", "C3849"),
    ("钠离子电池", "C3841"),
    ("特钢", "C3130"),
    ("纳米涂层", "C2641"),
    ("无人机", "C3963"),
    ("砷化镓", "C3985"),
    ("金刚石", "C3099"),
    ("气凝胶", "C3034"),
    ("中药饮片", "C2730"),
    ("卫星终端", "C3921"),
    ("超导线材", "C3831"),
    ("陨石标本", "C2439"),
    ("琉璃工艺", "C2432"),
];

const DOINGS: [&str; 10] =
    ["生产", "制造", "研发及产业化", "深加工", "智造", "扩能", "检测", "封装", "循环利用", "长晶及晶加"];

const ENDS: [&str; 8] = ["项目", "生产线项目", "产业园", "基地", "总部", "智慧工厂", "二期工程", "小镇"];

const WORKS: [&str; 8] = ["道路", "标准厂房", "污水处理厂", "供水管网", "变电站", "公园", "学校", "养老中心"];

const PLACES: [&str; 20] = [
    "山西", "北京", "深圳", "江苏", "浙江", "上海", "河北", "山东", "天津", "广东", "河南", "陕西", "四川", "湖北",
    "安徽", "福建", "辽宁", "重庆", "香港", "海南",
];

const SYLLABLES: [&str; 40] = [
    "华", "新", "晟", "泰", "中", "恒", "瑞", "盛", "宏", "信", "达", "锦", "源", "远", "天", "博", "嘉", "润", "凯",
    "联", "康", "创", "科", "同", "立", "昌", "宇", "辰", "航", "安", "兴", "昊", "诚", "和", "旭", "鼎", "睿", "景",
    "霖", "麟",
];

const TRADES: [&str; 12] =
    ["科技", "新材料", "实业", "能源", "装备", "电子", "投资", "食品", "医药", "物流", "集团", "精工"];

const ABROAD: [(&str, &str); 12] = [
    ("US", "Summit"),
    ("DE", "Kessel"),
    ("JP", "Asahara"),
    ("KR", "Hanbit"),
    ("SG", "Straits"),
    ("GB", "Alder"),
    ("FR", "Clairval"),
    ("IT", "Brenta"),
    ("NL", "Waalstroom"),
    ("CH", "Rigi"),
    ("SE", "Lindås"),
    ("TH", "Chaophraya"),
];

/// What an investment is about: its title and the class of its industry.
pub fn title(draw: &mut Draw) -> (String, &'static str) {
    let (product, industry) = draw.one_of_ranked(&PRODUCTS);
    let quality = draw.one_of_ranked(&QUALITIES);
    let quantity = match quality {
        "年产" => format!("{}万件", draw.between(1, 500)),
        _ => String::new(),
    };
    let (doing, end) = (draw.one_of_ranked(&DOINGS), draw.one_of_ranked(&ENDS));
    (format!("{quality}{quantity}{product}{doing}{end}"), industry)
}

/// Public works.
pub fn works(draw: &mut Draw) -> String {
    format!("{}{}建设工程", draw.one_of_ranked(&["园区", "东片区", "西片区", "铁路北"]), draw.one_of_ranked(&WORKS))
}

/// An organisation: its name, the country it comes from, and whose it is. `number` makes the name its
/// own.
pub fn organisation(draw: &mut Draw, number: usize) -> (String, &'static str, &'static str) {
    if draw.percent(12) {
        let (country, name) = draw.one_of_ranked(&ABROAD);
        return (format!("{name} {number} Holdings Ltd"), country, "foreign");
    }
    let place = draw.one_of_ranked(&PLACES);
    let own: String = [draw.one_of(&SYLLABLES), draw.one_of(&SYLLABLES), draw.one_of(&SYLLABLES)].concat();
    let trade = draw.one_of_ranked(&TRADES);
    let country = if place == "香港" { "HK" } else { "CN" };
    let ownership = draw.weighted(&[(75, "private"), (20, "state-owned"), (5, "collective")]);
    (format!("{place}{own}{trade}（{number}）有限公司"), country, ownership)
}

/// Where a lead came from.
pub fn origin(draw: &mut Draw) -> &'static str {
    draw.one_of_ranked(&["展会", "引荐", "走访", "商会", "网站留言", "驻外招商", "上级推送"])
}

/// What one side asks of the other.
pub fn ask(draw: &mut Draw) -> &'static str {
    draw.one_of(&["标准地", "标准厂房", "电价优惠", "人才公寓", "设备补贴", "蒸汽供应", "铁路专用线"])
}

/// A place that an investor may go to instead.
pub fn place_elsewhere(draw: &mut Draw) -> &'static str {
    draw.one_of(&["太原", "长治", "晋中", "石家庄", "郑州", "西安", "合肥"])
}
