export const ALREADY_DECIDED = '这项改动已经有结果，或已经过期，不用再处理。'
export const ASKER_GONE = '提出改动的人已经停用或不再有这项权限，不能同意。请不同意这项改动。'
