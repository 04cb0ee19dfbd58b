//! The counters of one measurement, and how each event changes them.

/// The counts of one measurement. Sizes are requested bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Bytes live now, or at the end: what the measured code retained.
    /// Below zero when it freed more of older blocks than it allocated.
    pub live: i64,
    /// The most bytes live at once; never below 0.
    pub peak: i64,
    /// The bytes of all allocations together.
    pub total: u64,
    /// The number of allocations; a resize counts once.
    pub allocations: u64,
    /// The number of frees; a resize counts once.
    pub frees: u64,
    /// The size of the last request that the system refused, 0 if none was.
    pub refused: u64,
}

impl Counts {
    /// No counts.
    pub(crate) const ZERO: Self = Self {
        live: 0,
        peak: 0,
        total: 0,
        allocations: 0,
        frees: 0,
        refused: 0,
    };

    #[inline]
    pub(crate) fn allocated(&mut self, size: usize) {
        self.live += signed(size);
        self.peak = self.peak.max(self.live);
        self.total += size as u64;
        self.allocations += 1;
    }

    #[inline]
    pub(crate) fn freed(&mut self, size: usize) {
        self.live -= signed(size);
        self.frees += 1;
    }

    #[inline]
    pub(crate) fn resized(&mut self, old: usize, new: usize) {
        self.live += signed(new) - signed(old);
        self.peak = self.peak.max(self.live);
        self.total += new as u64;
        self.allocations += 1;
        self.frees += 1;
    }

    /// Adds what an inner measurement counted after `self` was set aside, whose
    /// `live` and `peak` began at `self.live`.
    pub(crate) fn absorb(&mut self, inner: &Self) {
        self.peak = self.peak.max(inner.peak);
        self.live = inner.live;
        self.total += inner.total;
        self.allocations += inner.allocations;
        self.frees += inner.frees;
        if inner.refused != 0 {
            self.refused = inner.refused;
        }
    }
}

/// Sizes fit: a `Layout` never exceeds `isize::MAX` bytes.
#[expect(
    clippy::cast_possible_wrap,
    reason = "a Layout's size never exceeds isize::MAX"
)]
pub(crate) fn signed(size: usize) -> i64 {
    size as i64
}
