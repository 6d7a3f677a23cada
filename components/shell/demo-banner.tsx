/** Shown on every page, printed ones too, while the demo world is loaded: nobody may take its figures for real. */
export function DemoBanner() {
  return (
    <aside className="demo-banner" aria-label="演示数据">
      <div className="shell-inner">
        <p>
          <strong>演示数据</strong>
          　标有“演示”的机构、人员和由此算出的数字都是编造的，只供试用，不代表任何地区的真实情况。
        </p>
      </div>
    </aside>
  )
}
