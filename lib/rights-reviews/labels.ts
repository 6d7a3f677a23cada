export const REVIEWS_MOVED = '有的账号刚刚已经复核过，或不归您复核。请刷新页面再勾选。'
