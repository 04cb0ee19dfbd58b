//! Plots: what they show is built here; `plots.js` only draws it.

mod chart;
mod growth;
mod option;
mod timeline;

pub use chart::ChartBox;
pub use growth::GrowthPlot;
pub use timeline::TimelinePlot;
