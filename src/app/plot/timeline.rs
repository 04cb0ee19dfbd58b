//! Live bytes over a run: what the plot shows, says and lists.

use std::rc::Rc;

use protocol::{Report, Timeline, text};

use super::option::{Axis, AxisType, Chart, Series};
use crate::run::palette;

/// The timelines of all runs on one axis. Runs make different numbers of calls
/// to the allocator, so the axis is each run's own share of them.
pub struct TimelinePlot<'a> {
    runs: &'a [Rc<Report>],
    variants: &'a [String],
}

impl<'a> TimelinePlot<'a> {
    /// The plot of these runs.
    pub fn new(runs: &'a [Rc<Report>], variants: &'a [String]) -> Self {
        Self { runs, variants }
    }

    /// The chart to draw.
    pub fn chart(&self) -> Chart {
        let series = self.runs.iter().map(|report| {
            let colour = palette::class(self.variants, &report.variant);
            Series::variant(&report.variant, colour, points(&report.timeline)).stepped()
        });
        Chart::new(
            Axis::below(AxisType::Value, "share of the run's allocator calls")
                .in_unit(" %")
                .between(Some(0.0), Some(100.0)),
            Axis::beside(AxisType::Value, "live bytes"),
            series.collect(),
        )
    }

    /// The sentence beside the plot.
    pub fn summary(&self) -> String {
        let clauses: Vec<String> = self.runs.iter().map(|report| clause(report)).collect();
        format!("{}.", clauses.join("; "))
    }

    /// The table's rows: a share in percent, and each run's live bytes then.
    pub fn rows(&self) -> impl Iterator<Item = (u64, Vec<i64>)> {
        (0..=10).map(|tenth| {
            let share = tenth * 10;
            let lives = self
                .runs
                .iter()
                .map(|report| live_at(&report.timeline, share));
            (share, lives.collect())
        })
    }
}

/// `naive peaks at 1,284,256 bytes, 50 % into its 40,012 allocator calls`.
fn clause(report: &Report) -> String {
    let Timeline { events, points } = &report.timeline;
    let name = &report.variant;
    let Some(peak) = points
        .iter()
        .max_by_key(|point| (point.live, u64::MAX - point.event))
    else {
        return format!("{name} never calls the allocator");
    };
    let share = (peak.event + 1) * 100 / (*events).max(1);
    let calls = if *events == 1 { "call" } else { "calls" };
    format!(
        "{name} peaks at {} bytes, {share}\u{a0}% into its {} allocator {calls}",
        text::grouped(report.usage.peak),
        text::grouped(*events)
    )
}

/// Nothing is live before the first call; call `i` of `n` ends at `(i+1)/n`.
fn points(timeline: &Timeline) -> Vec<(f64, f64)> {
    let events = timeline.events.max(1) as f64;
    let mut points = vec![(0.0, 0.0)];
    points.extend(timeline.points.iter().map(|point| {
        let share = 100.0 * (point.event + 1) as f64 / events;
        (share, point.live as f64)
    }));
    if timeline.points.is_empty() {
        points.push((100.0, 0.0));
    }
    points
}

/// Live bytes once this share of the calls was made.
fn live_at(timeline: &Timeline, percent: u64) -> i64 {
    let made = u128::from(timeline.events) * u128::from(percent) / 100;
    timeline
        .points
        .iter()
        .rev()
        .find(|point| u128::from(point.event) < made)
        .map_or(0, |point| point.live)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use protocol::TimelinePoint;

    fn run(variant: &str, lives: &[i64]) -> Rc<Report> {
        let mut report = samples::report(variant, 0, 0);
        let point = |(event, live): (u64, &i64)| TimelinePoint { event, live: *live };
        report.timeline = Timeline {
            events: lives.len() as u64,
            points: (0..).zip(lives).map(point).collect(),
        };
        report.usage.peak = lives.iter().copied().max().unwrap_or(0).unsigned_abs();
        Rc::new(report)
    }

    #[test]
    fn runs_of_different_length_share_one_axis() {
        let runs = [run("naive", &[10, 20, 30, 0]), run("optimized", &[8, 0])];
        let names = ["naive".to_owned(), "optimized".to_owned()];
        let plot = TimelinePlot::new(&runs, &names);
        let chart = plot.chart();
        assert_eq!(
            chart.series()[0].data(),
            [
                (0.0, 0.0),
                (25.0, 10.0),
                (50.0, 20.0),
                (75.0, 30.0),
                (100.0, 0.0)
            ]
        );
        assert_eq!(
            chart.series()[1].data(),
            [(0.0, 0.0), (50.0, 8.0), (100.0, 0.0)]
        );
        assert_eq!(
            plot.summary(),
            "naive peaks at 30 bytes, 75\u{a0}% into its 4 allocator calls; optimized peaks at 8 bytes, \
             50\u{a0}% into its 2 allocator calls."
        );
        let rows: Vec<_> = plot.rows().collect();
        assert_eq!(rows.len(), 11);
        assert_eq!(rows[0], (0, vec![0, 0]));
        assert_eq!(rows[5], (50, vec![20, 8]));
        assert_eq!(rows[8], (80, vec![30, 8]));
        assert_eq!(rows[10], (100, vec![0, 0]));
    }

    #[test]
    fn a_run_that_never_allocates_is_a_flat_line() {
        let runs = [run("optimized", &[])];
        let names = ["optimized".to_owned()];
        let plot = TimelinePlot::new(&runs, &names);
        assert_eq!(plot.chart().series()[0].data(), [(0.0, 0.0), (100.0, 0.0)]);
        assert_eq!(plot.summary(), "optimized never calls the allocator.");
    }
}
