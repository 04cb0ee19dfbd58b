//! Live bytes over a run, kept in a fixed store: as the run grows longer, the
//! store's buckets cover more events each, and each keeps its extremes.

use std::cell::Cell;

/// The number of the store's buckets, which is even.
const BUCKETS: usize = 998;

/// The most points that a timeline has: a high and a low for each bucket, and
/// the end.
pub const MAX_POINTS: usize = 2 * BUCKETS + 1;

/// Live bytes right after one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Point {
    /// The event's number, counted from 0.
    pub event: u64,
    /// Bytes live after it.
    pub live: i64,
}

/// A finished timeline. The highest point of the run is always in it, and so
/// is the last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The number of the run's events: allocations, resizes and frees.
    pub events: u64,
    /// At most [`MAX_POINTS`] points, by ascending event.
    pub points: Vec<Point>,
}

/// The extremes of a stretch of events. Of equal points the earlier is the
/// high and the later the low, so that a plateau keeps its width.
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
///
/// Little is written at every event: how many more the open bucket takes, which
/// also says when its extremes were, and of these the one that the event may
/// exceed.
pub(crate) struct Recorder {
    /// The buckets that are complete.
    buckets: [Cell<Bucket>; BUCKETS],
    complete: Cell<usize>,
    /// Events that one bucket covers; a power of two.
    stride: Cell<u64>,
    /// Events that the open bucket still takes; at least 1.
    room: Cell<u64>,
    /// The open bucket's extremes, each with the `room` of its event. Before its
    /// first event they are such that any exceeds them.
    high: Cell<i64>,
    high_room: Cell<u64>,
    low: Cell<i64>,
    low_room: Cell<u64>,
}

impl Recorder {
    #[expect(
        clippy::large_stack_arrays,
        reason = "evaluated at compile time, into a static"
    )]
    pub(crate) const fn new() -> Self {
        Self {
            buckets: [const { Cell::new(Bucket::EMPTY) }; BUCKETS],
            complete: Cell::new(0),
            stride: Cell::new(1),
            room: Cell::new(1),
            high: Cell::new(i64::MIN),
            high_room: Cell::new(0),
            low: Cell::new(i64::MAX),
            low_room: Cell::new(0),
        }
    }

    pub(crate) fn clear(&self) {
        self.complete.set(0);
        self.stride.set(1);
        self.open();
    }

    /// Records an event after which more bytes are live than before.
    #[inline]
    pub(crate) fn rise(&self, live: i64) {
        let room = self.room.get();
        self.raise(live, room);
        self.pass(room);
    }

    /// Records an event after which fewer bytes are live than before.
    #[inline]
    pub(crate) fn fall(&self, live: i64) {
        let room = self.room.get();
        self.lower(live, room);
        self.pass(room);
    }

    /// Records any event.
    #[inline]
    pub(crate) fn turn(&self, live: i64) {
        let room = self.room.get();
        self.raise(live, room);
        self.lower(live, room);
        self.pass(room);
    }

    #[inline]
    fn raise(&self, live: i64, room: u64) {
        if live > self.high.get() {
            self.high.set(live);
            self.high_room.set(room);
            if room == self.stride.get() {
                self.low.set(live);
                self.low_room.set(room);
            }
        }
    }

    #[inline]
    fn lower(&self, live: i64, room: u64) {
        if live <= self.low.get() {
            self.low.set(live);
            self.low_room.set(room);
            if room == self.stride.get() {
                self.high.set(live);
                self.high_room.set(room);
            }
        }
    }

    /// Goes on to the next event.
    #[inline]
    fn pass(&self, room: u64) {
        self.room.set(room - 1);
        if room == 1 {
            self.close();
        }
    }

    /// Opens a bucket.
    fn open(&self) {
        self.room.set(self.stride.get());
        self.high.set(i64::MIN);
        self.low.set(i64::MAX);
    }

    /// Keeps the bucket that is full, and opens the next. When that fills the
    /// store, neighbours are merged, and every bucket covers twice as many
    /// events from then on.
    #[inline(never)]
    fn close(&self) {
        let complete = self.complete.get();
        self.buckets[complete].set(self.opened());
        self.complete.set(complete + 1);
        if complete + 1 == BUCKETS {
            for i in 0..BUCKETS / 2 {
                let earlier = self.buckets[2 * i].get();
                let later = self.buckets[2 * i + 1].get();
                self.buckets[i].set(earlier.merged(later));
            }
            self.complete.set(BUCKETS / 2);
            self.stride.set(self.stride.get() * 2);
        }
        self.open();
    }

    /// The bucket that is open, or that has just taken its last event.
    fn opened(&self) -> Bucket {
        let stride = self.stride.get();
        let start = self.complete.get() as u64 * stride;
        Bucket {
            high: Point {
                event: start + stride - self.high_room.get(),
                live: self.high.get(),
            },
            low: Point {
                event: start + stride - self.low_room.get(),
                live: self.low.get(),
            },
        }
    }

    /// The timeline so far, if that many bytes are live after its last event.
    /// Allocates; the caller pauses the meter.
    pub(crate) fn finish(&self, last: i64) -> Timeline {
        let (complete, stride, room) = (self.complete.get(), self.stride.get(), self.room.get());
        let mut events = complete as u64 * stride;
        let open = (room < stride).then(|| {
            events += stride - room;
            self.opened()
        });
        // The store itself is never full, so there is room for the open bucket.
        let mut points = Vec::with_capacity(2 * complete + 3);
        for bucket in self.buckets[..complete].iter().map(Cell::get).chain(open) {
            let Bucket { high, low } = bucket;
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
        let end = events
            .checked_sub(1)
            .map(|event| Point { event, live: last });
        points.extend(end.filter(|end| points.last().is_some_and(|last| last.event != end.event)));
        Timeline { events, points }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Ordering;

    fn timeline(lives: impl IntoIterator<Item = i64>) -> Timeline {
        let recorder = Box::new(Recorder::new());
        let mut before = 0;
        for live in lives {
            match live.cmp(&before) {
                Ordering::Greater => recorder.rise(live),
                Ordering::Less => recorder.fall(live),
                Ordering::Equal => recorder.turn(live),
            }
            before = live;
        }
        recorder.finish(before)
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
        for events in [997, 998, 999, 1_995, 1_996, 1_997, 123_457] {
            for peak in [0, 1, events / 3, events - 2, events - 1] {
                let timeline = timeline((0..events).map(|event| {
                    if event == peak {
                        1_000_000
                    } else {
                        (event * 7_919) % 1_000
                    }
                }));
                let points = &timeline.points;
                assert!(points.len() <= MAX_POINTS, "{}", points.len());
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
