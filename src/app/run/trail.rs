//! The samples that a run shows while it goes on.

use protocol::{LiveSample, text};

/// The most points that the line keeps.
const MOST_POINTS: usize = 400;
/// The picture's own units, as its `viewBox` says.
const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 100.0;

/// The samples of one run so far: bounded, however long it runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    /// Milliseconds since the run began, and the highest live bytes since the
    /// point before.
    points: Vec<(f64, i64)>,
    /// The bytes live in the newest sample.
    pub now: i64,
    /// The most that was ever live.
    pub highest: i64,
}

impl Trail {
    /// Takes the next sample. Half of the points go once there are too many:
    /// the lower of each two, so that the highest stays.
    pub fn push(&mut self, sample: &LiveSample) {
        let LiveSample {
            id: _,
            time_ms,
            live,
            highest,
        } = *sample;
        if self.points.len() >= MOST_POINTS {
            let higher = |pair: &[(f64, i64)]| pair.iter().copied().max_by_key(|point| point.1);
            self.points = self.points.chunks(2).filter_map(higher).collect();
        }
        self.points.push((time_ms, highest));
        self.now = live;
        self.highest = self.highest.max(highest);
    }

    /// True if nothing was shown yet.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// The number of points.
    pub fn points(&self) -> usize {
        self.points.len()
    }

    /// The line as `x,y x,y …`, 600 wide and 100 high: the run so far fills the width,
    /// and the highest touches the top.
    pub fn line(&self) -> String {
        let first = self.points.first().map_or(0.0, |point| point.0);
        let last = self.points.last().map_or(0.0, |point| point.0);
        let (span, top) = ((last - first).max(1.0), self.highest.max(1) as f64);
        let mut line = String::new();
        for (time_ms, live) in &self.points {
            let x = WIDTH * (time_ms - first) / span;
            let y = HEIGHT * (1.0 - (*live).max(0) as f64 / top);
            line += &text::decimal(x, 1);
            line.push(',');
            line += &text::decimal(y, 1);
            line.push(' ');
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(time_ms: f64, live: i64, highest: i64) -> LiveSample {
        LiveSample {
            id: 0,
            time_ms,
            live,
            highest,
        }
    }

    #[test]
    fn however_long_a_run_is_its_line_is_bounded_and_keeps_the_highest() {
        let mut trail = Trail::default();
        for i in 0..10_000_i32 {
            let live = if i == 123 { 77_777 } else { i64::from(i) };
            trail.push(&sample(f64::from(i) * 50.0, live, live));
            assert!(trail.points.len() <= MOST_POINTS);
            let shown = trail.points.iter().map(|point| point.1).max();
            assert_eq!(shown, Some(trail.highest), "after {i}");
        }
        assert_eq!((trail.now, trail.highest), (9_999, 77_777));
        assert!(trail.points.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn the_line_fills_its_picture() {
        let mut trail = Trail::default();
        for (time_ms, live) in [(10.0, 0), (20.0, 50), (30.0, 100), (50.0, -8)] {
            trail.push(&sample(time_ms, live, live));
        }
        let points = trail.line();
        let points: Vec<&str> = points.split_whitespace().collect();
        assert_eq!(
            points,
            ["0.0,100.0", "150.0,50.0", "300.0,0.0", "600.0,100.0"]
        );
    }

    #[test]
    fn what_was_highest_between_two_samples_shows() {
        let mut trail = Trail::default();
        trail.push(&sample(0.0, 10, 10));
        trail.push(&sample(50.0, 20, 90));
        assert_eq!((trail.now, trail.highest), (20, 90));
        assert_eq!(trail.points[1], (50.0, 90));
    }
}
