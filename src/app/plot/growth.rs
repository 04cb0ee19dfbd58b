//! The headline against a knob: what the plot shows and says.

use protocol::{Headline, Scale, text};

use super::option::{Axis, AxisType, Chart, Series};
use crate::run::{Cell, Growth, palette};

/// The measured sizes, on logarithmic axes unless the knob's scale is linear.
pub struct GrowthPlot<'a>(&'a Growth);

impl<'a> GrowthPlot<'a> {
    /// The plot of what was measured so far.
    pub fn new(growth: &'a Growth) -> Self {
        Self(growth)
    }

    /// The chart to draw. A logarithmic axis has no 0, so zeros are left out
    /// and [`undrawn`](Self::undrawn) names them.
    pub fn chart(&self) -> Chart {
        let growth = self.0;
        let headline = growth.headline();
        let mut series: Vec<Series> = growth
            .variants()
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let colour = palette::class(growth.variants(), name);
                let line = self.line(|cells| cells[at].map(|cell| cell.figure));
                Series::variant(name, colour, line).marked()
            })
            .collect();
        if headline == Headline::Peak {
            let floor = self.line(|cells| cells.iter().flatten().map(|cell| cell.floor).next());
            series.push(Series::floor(floor));
        }
        let knob = growth.knob();
        let axis = self.axis();
        let end = |size: Option<&u64>| size.map(|size| *size as f64);
        Chart::new(
            Axis::below(axis, &knob.label.to_ascii_lowercase())
                .between(end(knob.sweep.first()), end(knob.sweep.last())),
            Axis::beside(axis, figure_name(headline)),
            series,
        )
    }

    /// Both axes count alike: where costs add up, lines stay straight.
    fn axis(&self) -> AxisType {
        match self.0.knob().scale {
            Scale::Logarithmic => AxisType::Log,
            Scale::Linear => AxisType::Value,
        }
    }

    fn line(&self, figure: impl Fn(&[Option<Cell>]) -> Option<u64>) -> Vec<(f64, f64)> {
        self.0
            .rows()
            .filter_map(|(size, cells)| {
                let figure = figure(cells).filter(|figure| self.has(*figure))?;
                Some((size as f64, figure as f64))
            })
            .collect()
    }

    /// True if the axes have that number.
    fn has(&self, figure: u64) -> bool {
        figure > 0 || self.axis() == AxisType::Value
    }

    /// The sentence beside the plot: how the figures grow from the smallest
    /// measured size to the largest.
    pub fn summary(&self) -> String {
        let growth = self.0;
        let mut rows = growth.rows();
        let Some((small, first)) = rows.next() else {
            return "No size was measured yet.".to_owned();
        };
        let Some((large, last)) = rows.last() else {
            return "One size was measured, which shows no growth yet.".to_owned();
        };
        let clauses: Vec<String> = growth
            .variants()
            .iter()
            .zip(first.iter().zip(last))
            .filter_map(|(name, (first, last))| {
                Some(format!(
                    "{name} {}",
                    change(first.as_ref()?.figure, last.as_ref()?.figure)
                ))
            })
            .collect();
        let more = text::times(large, small).unwrap_or_default();
        format!(
            "From {} to {} {}, {more} times as many: {}.",
            text::grouped(small),
            text::grouped(large),
            growth.knob().label.to_ascii_lowercase(),
            clauses.join(", ")
        )
    }

    /// Names what the plot leaves out.
    pub fn undrawn(&self) -> Option<String> {
        let growth = self.0;
        let zero: Vec<&str> = growth
            .variants()
            .iter()
            .enumerate()
            .filter(|(at, _)| {
                let is_left_out = |cell: Cell| !self.has(cell.figure);
                growth
                    .rows()
                    .any(|(_, cells)| cells[*at].is_some_and(is_left_out))
            })
            .map(|(_, name)| name.as_str())
            .collect();
        (!zero.is_empty()).then(|| {
            format!(
                "Not drawn where it is 0, which a logarithmic axis does not have: {}.",
                zero.join(", ")
            )
        })
    }
}

/// The figure's name on its axis.
pub fn figure_name(headline: Headline) -> &'static str {
    match headline {
        Headline::Peak => "peak bytes",
        Headline::Total => "total bytes",
        Headline::Allocations => "allocations",
        Headline::Retained => "retained bytes",
    }
}

/// Says how a figure changes from the smallest size to the largest.
fn change(first: u64, last: u64) -> String {
    if first == last {
        return format!("stays at {}", text::grouped(first));
    }
    let verb = if first < last { "grows" } else { "falls" };
    match text::times(last.max(first), first.min(last)) {
        Some(factor) => format!(
            "{verb} {factor} times, from {} to {}",
            text::grouped(first),
            text::grouped(last)
        ),
        None => format!(
            "{verb} from {} to {}",
            text::grouped(first),
            text::grouped(last)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use protocol::{Knob, Outcome};

    fn measured(headline: Headline, cells: &[u64]) -> Growth {
        measured_at(samples::knob(), headline, cells)
    }

    fn measured_at(mut knob: Knob, headline: Headline, cells: &[u64]) -> Growth {
        knob.sweep = vec![10, 100, 1_000];
        let variants = vec!["naive".to_owned(), "optimized".to_owned()];
        let mut growth = Growth::new(headline, knob, samples::case(0), variants);
        for figure in cells {
            let report = samples::report("naive", *figure, 5);
            growth.record(Outcome::Report(Box::new(report)));
        }
        growth
    }

    #[test]
    fn sizes_that_every_variant_has_run_are_drawn_with_the_floor() {
        let growth = measured(Headline::Peak, &[70, 20, 700, 200, 7_000]);
        let plot = GrowthPlot::new(&growth);
        let chart = plot.chart();
        assert_eq!(chart.series()[0].data(), [(10.0, 70.0), (100.0, 700.0)]);
        assert_eq!(chart.series()[1].data(), [(10.0, 20.0), (100.0, 200.0)]);
        assert_eq!(chart.series()[2].data(), [(10.0, 5.0), (100.0, 5.0)]);
        assert_eq!(
            plot.summary(),
            "From 10 to 100 points, 10.0 times as many: naive grows 10.0 times, from 70 to 700, \
             optimized grows 10.0 times, from 20 to 200."
        );
        assert_eq!(plot.undrawn(), None);
    }

    #[test]
    fn zeros_are_named_because_they_cannot_be_drawn() {
        let growth = measured(Headline::Total, &[70, 0, 700, 0]);
        let plot = GrowthPlot::new(&growth);
        let chart = plot.chart();
        assert_eq!(chart.series().len(), 2, "a total has no floor");
        assert_eq!(chart.series()[1].data(), []);
        assert!(
            plot.summary().ends_with("optimized stays at 0."),
            "{}",
            plot.summary()
        );
        assert!(
            plot.undrawn()
                .is_some_and(|text| text.ends_with("optimized."))
        );
    }

    #[test]
    fn on_linear_axes_zeros_are_drawn() {
        let mut knob = samples::knob();
        knob.scale = Scale::Linear;
        let growth = measured_at(knob, Headline::Total, &[70, 0, 700, 0]);
        let plot = GrowthPlot::new(&growth);
        assert_eq!(plot.chart().series()[1].data(), [(10.0, 0.0), (100.0, 0.0)]);
        assert_eq!(plot.undrawn(), None);
    }

    #[test]
    fn little_is_said_of_little() {
        assert_eq!(
            GrowthPlot::new(&measured(Headline::Peak, &[])).summary(),
            "No size was measured yet."
        );
        assert_eq!(
            GrowthPlot::new(&measured(Headline::Peak, &[1, 2, 3])).summary(),
            "One size was measured, which shows no growth yet."
        );
    }
}
