//! The growth of a structure with its log, from a few measured sizes, and what
//! follows for a log too large to be run here. Pure, so that it can be tested.

use protocol::text;

/// A size of the log and the bytes that a structure holds for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The bytes of the log.
    pub log: u64,
    /// The bytes of the structure's peak.
    pub peak: u64,
}

/// The way in which a structure's bytes follow the log's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trend {
    /// A larger log takes no more.
    Level {
        /// The bytes at the largest measured size.
        peak: u64,
    },
    /// It grows by a power of the log's bytes.
    Grows {
        /// The power.
        power: f64,
        /// The bytes for a log of one byte.
        unit: f64,
    },
}

/// A growth of a log by four that adds less than a fourteenth is none.
const LEVEL: f64 = 0.05;

/// The number of sizes, the largest ones, that a growth is read from: for
/// small logs nearly everything is new.
const READ: usize = 4;

impl Trend {
    /// The trend through the largest of the points, which ascend; none through
    /// fewer than two.
    pub fn through(points: &[Point]) -> Option<Self> {
        let [.., before, last] = points else {
            return None;
        };
        let logs = |point: &Point| {
            (
                (point.log.max(1) as f64).ln(),
                (point.peak.max(1) as f64).ln(),
            )
        };
        let ((x0, y0), (x1, y1)) = (logs(before), logs(last));
        if x1 <= x0 {
            return None;
        }
        if (y1 - y0) / (x1 - x0) < LEVEL {
            return Some(Self::Level { peak: last.peak });
        }
        let read: Vec<(f64, f64)> = points[points.len().saturating_sub(READ)..]
            .iter()
            .map(logs)
            .collect();
        let count = read.len() as f64;
        let mean = |pick: fn(&(f64, f64)) -> f64| read.iter().map(pick).sum::<f64>() / count;
        let (x, y) = (mean(|point| point.0), mean(|point| point.1));
        let spread: f64 = read.iter().map(|point| (point.0 - x).powi(2)).sum();
        let slope: f64 = read.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
        let power = slope / spread;
        Some(Self::Grows {
            power,
            unit: (y - power * x).exp(),
        })
    }

    /// True if a larger log takes more.
    pub fn grows(self) -> bool {
        matches!(self, Self::Grows { .. })
    }

    /// The bytes for a log of so many.
    pub fn at(self, log: u64) -> f64 {
        match self {
            Self::Level { peak } => peak as f64,
            Self::Grows { power, unit } => unit * (log as f64).powf(power),
        }
    }
}

/// A number of bytes to two digits: `16 KB`, `1.9 MB`, `6.1 GB`.
pub fn about(bytes: f64) -> String {
    let units = ["bytes", "KB", "MB", "GB", "TB", "PB"];
    let (mut left, mut unit) = (bytes, 0);
    // Rounded to two digits, 999.6 is the next unit's 1.0.
    while left >= 995.0 && unit + 1 < units.len() {
        left /= 1_000.0;
        unit += 1;
    }
    let number = match left {
        _ if unit == 0 => text::decimal(left, 0),
        left if left < 9.95 => text::decimal(left, 1),
        left if left < 99.5 => text::decimal(left, 0),
        left => text::decimal((left / 10.0).round() * 10.0, 0),
    };
    format!("{number} {}", units[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(peak: impl Fn(u64) -> u64) -> Vec<Point> {
        let sizes = [1, 4, 16, 64, 256, 1_024].map(|size| size * 10_000);
        sizes
            .map(|log| Point {
                log,
                peak: peak(log),
            })
            .to_vec()
    }

    #[test]
    fn what_grows_as_the_log_is_foretold() {
        let trend = Trend::through(&points(|log| log / 2)).expect("six points");
        let foretold = trend.at(50_000_000_000);
        assert!(trend.grows());
        assert!((foretold / 25e9 - 1.0).abs() < 0.001, "{foretold}");
    }

    #[test]
    fn a_table_that_doubles_is_read_through_its_steps() {
        let step = |log: u64| (log / 10).next_power_of_two();
        let foretold = Trend::through(&points(step))
            .expect("six points")
            .at(50_000_000_000);
        let due = step(50_000_000_000) as f64;
        assert!(
            (0.4..2.5).contains(&(foretold / due)),
            "{foretold} of {due}"
        );
    }

    #[test]
    fn what_has_stopped_to_grow_stays_and_so_does_what_never_grew() {
        let kinds: [fn(u64) -> u64; 3] = [
            |log| log.min(600_000),
            |_| 16_384,
            |log| 5_000 + log / 1_000_000,
        ];
        for peak in kinds {
            let points = points(peak);
            let trend = Trend::through(&points).expect("six points");
            assert_eq!(
                trend,
                Trend::Level {
                    peak: points[5].peak
                }
            );
        }
    }

    #[test]
    fn one_point_is_no_trend() {
        let all = points(|log| log);
        assert_eq!(Trend::through(&all[..1]), None);
        assert_eq!(Trend::through(&[all[0], all[0]]), None);
    }

    #[test]
    fn bytes_are_told_to_two_digits() {
        for (bytes, due) in [
            (480.0, "480 bytes"),
            (16_384.0, "16 KB"),
            (999_600.0, "1.0 MB"),
            (1_949_000.0, "1.9 MB"),
            (6_144e6, "6.1 GB"),
            (123_456e6, "120 GB"),
        ] {
            assert_eq!(about(bytes), due);
        }
    }
}
