//! The measurement that is going on, if any, on this thread.

use std::cell::Cell;

use crate::counts::Counts;
use crate::timeline::{Recorder, Timeline};

/// All of the meter's state. It is constant-initialized and needs no drop, so
/// that the allocator may use it at any time without allocating.
struct Window {
    /// True while allocator calls count.
    counting: Cell<bool>,
    /// True while they go into the timeline as well.
    recording: Cell<bool>,
    counts: Cell<Counts>,
    /// Bytes that enclosing measurements had live when the innermost began.
    base: Cell<i64>,
    recorder: Recorder,
}

thread_local! {
    static WINDOW: Window = const {
        Window {
            counting: Cell::new(false),
            recording: Cell::new(false),
            counts: Cell::new(Counts::ZERO),
            base: Cell::new(0),
            recorder: Recorder::new(),
        }
    };
}

/// Lets `change` alter the counts if a measurement is going on.
#[inline]
pub(crate) fn count(change: impl FnOnce(&mut Counts)) {
    // Past a thread's end there is nothing left to count.
    let _ = WINDOW.try_with(|window| {
        if window.counting.get() {
            let mut counts = window.counts.get();
            change(&mut counts);
            window.counts.set(counts);
            if window.recording.get() {
                window.recorder.record(window.base.get() + counts.live);
            }
        }
    });
}

/// Like [`count`]. If the call goes into the timeline as well, it belongs to the
/// table of chains too, and that many bytes are live after it.
#[cfg(target_arch = "wasm32")]
#[inline]
pub(crate) fn count_traced(change: impl FnOnce(&mut Counts)) -> Option<i64> {
    WINDOW.with(|window| {
        if !window.counting.get() {
            return None;
        }
        let mut counts = window.counts.get();
        change(&mut counts);
        window.counts.set(counts);
        if !window.recording.get() {
            return None;
        }
        let live = window.base.get() + counts.live;
        window.recorder.record(live);
        Some(live)
    })
}

/// Notes that the system refused `size` bytes.
#[cold]
pub(crate) fn refused(size: usize) {
    let _ = WINDOW.try_with(|window| {
        if window.counting.get() {
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
    outer_counting: bool,
}

impl<'a> Nested<'a> {
    fn begin(window: &'a Window) -> Self {
        let outer = window.counts.replace(Counts::ZERO);
        let outer_base = window.base.get();
        window.base.set(outer_base + outer.live);
        let outer_counting = window.counting.replace(true);
        Self {
            window,
            outer,
            outer_base,
            outer_counting,
        }
    }
}

impl Drop for Nested<'_> {
    fn drop(&mut self) {
        let inner = self.window.counts.get();
        if self.outer_counting {
            self.outer.absorb(&inner);
        }
        self.window.counts.set(self.outer);
        self.window.base.set(self.outer_base);
        self.window.counting.set(self.outer_counting);
    }
}

/// Runs `work` and counts what it allocates on this thread.
///
/// The counts are all zero unless [`Meter`](crate::Meter) is the program's
/// global allocator. Measurements nest.
pub fn measure<R>(work: impl FnOnce() -> R) -> (R, Counts) {
    WINDOW.with(|window| {
        let nested = Nested::begin(window);
        let result = work();
        let counts = window.counts.get();
        drop(nested);
        (result, counts)
    })
}

/// See [`Harness::measure_with_timeline`](crate::Harness::measure_with_timeline).
pub(crate) fn measure_with_timeline<R>(work: impl FnOnce() -> R) -> (R, Counts, Timeline) {
    WINDOW.with(|window| {
        window.recorder.clear();
        crate::trace::clear();
        let recording = Restore(&window.recording, false);
        window.recording.set(true);
        let (result, counts) = measure(work);
        drop(recording);
        let timeline = paused(|| window.recorder.finish());
        (result, counts, timeline)
    })
}

/// The bytes that the innermost measurement has live now; 0 outside of any.
/// Like [`Counts::live`], they fall below zero when older blocks are freed.
pub fn live_bytes() -> i64 {
    WINDOW.with(|window| window.counts.get().live)
}

/// See [`Harness::paused`](crate::Harness::paused).
pub(crate) fn paused<R>(work: impl FnOnce() -> R) -> R {
    WINDOW.with(|window| {
        let _counting = Restore(&window.counting, window.counting.replace(false));
        let _recording = Restore(&window.recording, window.recording.replace(false));
        work()
    })
}
