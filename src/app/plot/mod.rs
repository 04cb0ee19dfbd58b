//! Plots: what they show is built here; `plots.js` only draws it.

mod chart;
mod growth;
mod option;
mod timeline;

pub use chart::{ChartBox, chart_svg};
pub use growth::GrowthPlot;
pub use option::Chart;
pub use timeline::TimelinePlot;
