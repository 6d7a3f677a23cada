/** Invented names; every facility carries （演示） behind its own. */
export const WORDS =
  '小满芽 青禾苗 暖巢儿 星穗 沐芽 拾光豆 云朵棉 稚语 向阳豆 小鹿谷 麦芽田 蓝果树 橡果屋 团子家 萤火苗 木棉糖 晴晴 小溪湾 布谷园 白桦林 棉花糖屋 甜橙 小石榴 芽芽乐 豆蔻 安安宝 月牙弯 春笋 小海豚 知更鸟 彩虹糖 软软 小荷尖 鸣蜩 清和 榕荫 松果 嘟嘟 朵朵 蒲公英田 禾禾 糯米团 乐童谷 花栗鼠 小橘灯 星河摇篮 山茶花 小蜗牛 竹蜻蜓 蜜罐儿'.split(
    ' ',
  )
export const ROADS =
  '育苗路 暖阳路 新芽路 童乐街 桂苗路 和乐路 春晖路 小满路 青穗街 星桥路 安禾路 花语街'.split(' ')
export const EMPLOYERS =
  '云杉产业园 启明软件园 恒川制造园 康禾医药园 远帆物流园 晨光纺织园 嘉木商务楼 银杏科创园'.split(' ')
export const VENUES =
  '政务服务中心 客运枢纽 购物中心 人民公园 图书馆 文化馆 妇幼门诊楼 市民中心 体育馆 农贸市场 商务楼宇 产业园区'.split(
    ' ',
  )
export const MEDICAL_BODIES = ['社区卫生服务中心（演示）', '妇幼保健机构（演示）', '中心卫生院（演示）']
export const DEMO = '（演示）'
export const SOURCE = '演示数据'
export const ESTIMATE = '演示估算'

const ENDINGS = /(街道办事处|街道|地区|旅游区|经济开发区|开发区|管理区|.{0,3}族乡|镇|乡)$/

/** 南桥镇 → 南桥; left whole where nothing but the ending would remain. */
export const shortName = (name: string): string => {
  const short = name.replace(ENDINGS, '')
  return short.length >= 2 ? short : name
}
