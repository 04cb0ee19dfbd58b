//! Live bytes over a run, kept in a fixed store: as the run grows longer, the
//! store's buckets cover more events each, and each keeps its extremes.

use std::cell::Cell;

/// How many buckets the store has. A timeline has at most twice as many points.
pub const BUCKETS: usize = 1_000;

/// Live bytes right after one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// Which event it was, counted from 0.
    pub event: u64,
    /// Bytes live after it.
    pub live: i64,
}

/// A finished timeline. The highest point of the run is always in it, and so
/// is the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// How many events the run had: allocations, resizes and frees.
    pub events: u64,
    /// At most twice [`BUCKETS`] points, by ascending event.
    pub points: Vec<Point>,
}

/// The extremes of a stretch of events.
#[derive(Clone, Copy)]
struct Bucket {
    high: Point,
    low: Point,
}

impl Bucket {
    const EMPTY: Self = Self {
        high: Point { event: 0, live: 0 },
        low: Point { event: 0, live: 0 },
    };

    const fn of(point: Point) -> Self {
        Self {
            high: point,
            low: point,
        }
    }

    /// Of equal points the earlier stays the high and the later becomes the
    /// low, so that a plateau keeps its width.
    fn include(&mut self, point: Point) {
        if point.live > self.high.live {
            self.high = point;
        }
        if point.live <= self.low.live {
            self.low = point;
        }
    }

    fn merged(mut self, later: Self) -> Self {
        if later.high.live > self.high.live {
            self.high = later.high;
        }
        if later.low.live <= self.low.live {
            self.low = later.low;
        }
        self
    }
}

/// The store that is written while the run goes on. It never allocates.
pub(crate) struct Recorder {
    buckets: [Cell<Bucket>; BUCKETS],
    /// Buckets in use, the last of them perhaps not yet full.
    used: Cell<usize>,
    /// Events that one bucket covers; a power of two.
    stride: Cell<u64>,
    /// Events left in the last bucket.
    room: Cell<u64>,
    events: Cell<u64>,
    last: Cell<i64>,
}

impl Recorder {
    #[expect(
        clippy::large_stack_arrays,
        reason = "evaluated at compile time, into a static"
    )]
    pub(crate) const fn new() -> Self {
        Self {
            buckets: [const { Cell::new(Bucket::EMPTY) }; BUCKETS],
            used: Cell::new(0),
            stride: Cell::new(1),
            room: Cell::new(0),
            events: Cell::new(0),
            last: Cell::new(0),
        }
    }

    pub(crate) fn clear(&self) {
        self.used.set(0);
        self.stride.set(1);
        self.room.set(0);
        self.events.set(0);
        self.last.set(0);
    }

    #[inline]
    pub(crate) fn record(&self, live: i64) {
        let event = self.events.get();
        self.events.set(event + 1);
        self.last.set(live);
        let point = Point { event, live };
        if self.room.get() == 0 {
            self.open(point);
        } else {
            self.room.set(self.room.get() - 1);
            let bucket = &self.buckets[(self.used.get() - 1) % BUCKETS];
            let mut extremes = bucket.get();
            extremes.include(point);
            bucket.set(extremes);
        }
    }

    /// Begins the next bucket, halving the store first when it is full.
    #[cold]
    fn open(&self, point: Point) {
        if self.used.get() == BUCKETS {
            for i in 0..BUCKETS / 2 {
                let merged = self.buckets[2 * i]
                    .get()
                    .merged(self.buckets[2 * i + 1].get());
                self.buckets[i].set(merged);
            }
            self.used.set(BUCKETS / 2);
            self.stride.set(self.stride.get() * 2);
        }
        self.buckets[self.used.get()].set(Bucket::of(point));
        self.used.set(self.used.get() + 1);
        self.room.set(self.stride.get() - 1);
    }

    /// The timeline so far. Allocates; the caller pauses the meter.
    pub(crate) fn finish(&self) -> Timeline {
        let mut points = Vec::with_capacity(2 * self.used.get());
        for bucket in &self.buckets[..self.used.get()] {
            let Bucket { high, low } = bucket.get();
            let (first, second) = if high.event <= low.event {
                (high, low)
            } else {
                (low, high)
            };
            points.push(first);
            if second.event != first.event {
                points.push(second);
            }
        }
        let events = self.events.get();
        if let (Some(end), Some(last_event)) = (points.last().copied(), events.checked_sub(1))
            && end.event != last_event
        {
            // The last event was no extreme of its bucket. The bucket's low
            // point gives way to it unless it is the run's highest.
            let last = Point {
                event: last_event,
                live: self.last.get(),
            };
            if points.len() == 2 * BUCKETS {
                let high = points.iter().map(|point| point.live).max();
                let spare = if high == Some(end.live) {
                    points.len() - 2
                } else {
                    points.len() - 1
                };
                points.remove(spare);
            }
            points.push(last);
        }
        Timeline { events, points }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(lives: impl IntoIterator<Item = i64>) -> Timeline {
        let recorder = Box::new(Recorder::new());
        for live in lives {
            recorder.record(live);
        }
        recorder.finish()
    }

    #[test]
    fn a_short_run_keeps_every_event() {
        let lives = [5, 9, 9, 3, 0];
        let points = timeline(lives).points;
        assert_eq!(points.iter().map(|p| p.live).collect::<Vec<_>>(), lives);
        assert_eq!(
            points.iter().map(|p| p.event).collect::<Vec<_>>(),
            [0, 1, 2, 3, 4]
        );
    }

    #[test]
    fn no_event_gives_no_point() {
        assert_eq!(timeline([]), Timeline::default());
    }

    #[test]
    fn a_long_run_keeps_its_peak_and_its_end_wherever_the_peak_is() {
        for events in [1_000, 1_001, 2_000, 4_097, 123_457] {
            for peak in [0, 1, events / 3, events - 2, events - 1] {
                let timeline = timeline((0..events).map(|event| {
                    if event == peak {
                        1_000_000
                    } else {
                        (event * 7_919) % 1_000
                    }
                }));
                let points = &timeline.points;
                assert!(points.len() <= 2 * BUCKETS, "{}", points.len());
                assert_eq!(timeline.events, events.unsigned_abs());
                assert!(
                    points
                        .iter()
                        .any(|point| point.live == 1_000_000 && point.event == peak.unsigned_abs())
                );
                assert_eq!(points.last().unwrap().event, events.unsigned_abs() - 1);
                assert!(points.is_sorted_by(|a, b| a.event < b.event));
            }
        }
    }

    #[test]
    fn a_sawtooth_keeps_both_edges() {
        let timeline = timeline((0..200_000).map(|event| if event % 2 == 0 { 64 } else { 0 }));
        let points = &timeline.points;
        assert!(points.len() > BUCKETS);
        assert!(points.windows(2).all(|pair| pair[0].live != pair[1].live));
    }
}
