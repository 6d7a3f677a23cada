declare module 'exceljs/lib/xlsx/defaultnumformats.js' {
  const formats: Record<string, { f?: string; 'zh-cn'?: string }>
  export default formats
}
