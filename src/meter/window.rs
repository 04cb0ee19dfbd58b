//! The measurement that is going on, if any, on this thread.

use std::cell::Cell;

use crate::counts::Counts;
use crate::timeline::{Recorder, Timeline};

/// The result of an allocator call for the meter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Mode {
    /// Nothing.
    Off,
    /// It counts.
    Counting,
    /// It counts, and goes into the timeline as well.
    Recording,
}

/// All of the meter's state. It is constant-initialized and needs no drop, so
/// that the allocator may use it at any time without allocating.
struct Window {
    mode: Cell<Mode>,
    /// The innermost measurement's counts, but that `live` and `peak` begin at
    /// `base`: so the timeline need not add it at each call.
    counts: Cell<Counts>,
    /// Bytes that enclosing measurements had live when the innermost began.
    base: Cell<i64>,
    recorder: Recorder,
}

thread_local! {
    static WINDOW: Window = const {
        Window {
            mode: Cell::new(Mode::Off),
            counts: Cell::new(Counts::ZERO),
            base: Cell::new(0),
            recorder: Recorder::new(),
        }
    };
}

/// Counts an allocation, if a measurement is going on. If it went into the
/// timeline as well, gives the bytes that are live after it.
#[inline]
pub(crate) fn allocated(size: usize) -> Option<i64> {
    count(|counts| counts.allocated(size), Recorder::rise)
}

/// Counts a free, as [`allocated`] does an allocation.
#[inline]
pub(crate) fn freed(size: usize) -> Option<i64> {
    count(|counts| counts.freed(size), Recorder::fall)
}

/// Counts a resize, as [`allocated`] does an allocation.
#[inline]
pub(crate) fn resized(old: usize, new: usize) -> Option<i64> {
    count(|counts| counts.resized(old, new), Recorder::turn)
}

#[inline]
fn count(change: impl FnOnce(&mut Counts), record: impl FnOnce(&Recorder, i64)) -> Option<i64> {
    let counted = |window: &Window| {
        let mode = window.mode.get();
        if mode == Mode::Off {
            return None;
        }
        let mut counts = window.counts.get();
        change(&mut counts);
        window.counts.set(counts);
        if mode == Mode::Counting {
            return None;
        }
        record(&window.recorder, counts.live);
        Some(counts.live)
    };
    // Past a thread's end there is nothing left to count.
    WINDOW.try_with(counted).ok().flatten()
}

/// Notes that the system refused `size` bytes.
#[cold]
pub(crate) fn refused(size: usize) {
    let _ = WINDOW.try_with(|window| {
        if window.mode.get() != Mode::Off {
            let mut counts = window.counts.get();
            counts.refused = size as u64;
            window.counts.set(counts);
        }
    });
}

/// Puts a cell back to what it was, also when the closure panics.
struct Restore<'a, T: Copy>(&'a Cell<T>, T);

impl<T: Copy> Drop for Restore<'_, T> {
    fn drop(&mut self) {
        self.0.set(self.1);
    }
}

/// Sets the enclosing measurement's counts aside, and adds the inner ones to
/// them when dropped.
struct Nested<'a> {
    window: &'a Window,
    outer: Counts,
    outer_base: i64,
    outer_mode: Mode,
}

impl<'a> Nested<'a> {
    /// Begins a measurement that does at least what `mode` says.
    fn begin(window: &'a Window, mode: Mode) -> Self {
        let outer = window.counts.get();
        window.counts.set(Counts {
            live: outer.live,
            peak: outer.live,
            ..Counts::ZERO
        });
        let outer_mode = window.mode.get();
        window.mode.set(outer_mode.max(mode));
        Self {
            window,
            outer,
            outer_base: window.base.replace(outer.live),
            outer_mode,
        }
    }

    /// Gives the counts so far.
    fn counts(&self) -> Counts {
        let mut counts = self.window.counts.get();
        counts.live -= self.window.base.get();
        counts.peak -= self.window.base.get();
        counts
    }
}

impl Drop for Nested<'_> {
    fn drop(&mut self) {
        if self.outer_mode != Mode::Off {
            self.outer.absorb(&self.window.counts.get());
        }
        self.window.counts.set(self.outer);
        self.window.base.set(self.outer_base);
        self.window.mode.set(self.outer_mode);
    }
}

/// Runs `work` and counts what it allocates on this thread.
///
/// The counts are all zero unless [`Meter`](crate::Meter) is the program's
/// global allocator. Measurements nest.
pub fn measure<R>(work: impl FnOnce() -> R) -> (R, Counts) {
    WINDOW.with(|window| {
        let nested = Nested::begin(window, Mode::Counting);
        let result = work();
        let counts = nested.counts();
        drop(nested);
        (result, counts)
    })
}

/// See [`Harness::measure_with_timeline`](crate::Harness::measure_with_timeline).
pub(crate) fn measure_with_timeline<R>(work: impl FnOnce() -> R) -> (R, Counts, Timeline) {
    WINDOW.with(|window| {
        window.recorder.clear();
        crate::trace::clear();
        let mut nested = Nested::begin(window, Mode::Recording);
        // An enclosing measurement's own timeline ends here.
        nested.outer_mode = nested.outer_mode.min(Mode::Counting);
        let result = work();
        let (counts, last) = (nested.counts(), window.counts.get().live);
        drop(nested);
        let timeline = paused(|| window.recorder.finish(last));
        (result, counts, timeline)
    })
}

/// The bytes that the innermost measurement has live now; 0 outside of any.
/// Like [`Counts::live`], they fall below zero when older blocks are freed.
pub fn live_bytes() -> i64 {
    WINDOW.with(|window| window.counts.get().live - window.base.get())
}

/// See [`Harness::paused`](crate::Harness::paused).
pub(crate) fn paused<R>(work: impl FnOnce() -> R) -> R {
    WINDOW.with(|window| {
        let _mode = Restore(&window.mode, window.mode.replace(Mode::Off));
        work()
    })
}
