//! The site that each live block comes from, by the block's address.
//!
//! This is kept apart from the blocks: each stays as long as the program asked
//! for. The notes come from the same memory, so blocks may lie elsewhere than
//! without tracing.

use std::cell::{Cell, OnceCell};

use super::filled;

/// Blocks begin at least so many bytes apart: the system's allocator in Wasm,
/// dlmalloc, hands out no smaller chunk than four words (its `min_chunk_size`).
const APART: usize = 16;
/// The bytes of memory that one leaf covers: a page.
const COVERED: usize = 64 << 10;
/// The leaves of a whole linear memory, which is linked to end at 1 GiB.
const LEAVES: usize = (1 << 30) / COVERED;

type Leaf = [Cell<Origin>; COVERED / APART];

/// The site that a block comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin(u16);

impl Origin {
    /// The bit of what was allocated since the last [`start`](super::start).
    const TRACED: u16 = 1 << 15;

    /// Of that site, which is below 2^15.
    pub(super) fn new(site: u16, traced: bool) -> Self {
        Self(site | if traced { Self::TRACED } else { 0 })
    }

    pub(super) fn site(self) -> u16 {
        self.0 & !Self::TRACED
    }

    pub(super) fn is_traced(self) -> bool {
        self.0 & Self::TRACED != 0
    }
}

/// The origins of all blocks. Takes an eighth of the memory that the blocks
/// are in, and the same of each page that only one of them is in.
pub(super) struct Blocks {
    leaves: Box<[OnceCell<Box<Leaf>>; LEAVES]>,
}

impl Blocks {
    pub(super) fn new() -> Self {
        Self { leaves: filled() }
    }

    fn leaf(&self, address: usize) -> Option<&OnceCell<Box<Leaf>>> {
        self.leaves.get(address / COVERED)
    }

    /// The origin of the block at that address; the default one if none was
    /// noted.
    #[inline]
    pub(super) fn origin(&self, address: usize) -> Origin {
        let leaf = self.leaf(address).and_then(OnceCell::get);
        leaf.map_or_else(Origin::default, |leaf| leaf[entry(address)].get())
    }

    /// Notes the origin of the block at that address. Says whether there was
    /// room to.
    #[inline]
    pub(super) fn note(&self, address: usize, origin: Origin) -> bool {
        let Some(leaf) = self.leaf(address) else {
            return false;
        };
        let Some(leaf) = leaf.get().map(Box::as_ref).or_else(|| grow(leaf)) else {
            return false;
        };
        leaf[entry(address)].set(origin);
        true
    }

    /// Forgets what was noted of a block at that address.
    pub(super) fn forget(&self, address: usize) {
        if let Some(leaf) = self.leaf(address).and_then(OnceCell::get) {
            leaf[entry(address)].set(Origin::default());
        }
    }

    /// Makes all blocks older than the trace that begins.
    pub(super) fn start(&self) {
        for leaf in self.leaves.iter().filter_map(OnceCell::get) {
            for entry in leaf.iter() {
                entry.set(Origin::new(entry.get().site(), false));
            }
        }
    }
}

/// A leaf's entry for an address.
fn entry(address: usize) -> usize {
    address % COVERED / APART
}

/// Puts a leaf in place, of bytes that are never counted. `None` when the
/// memory is full.
#[cold]
#[inline(never)]
fn grow(place: &OnceCell<Box<Leaf>>) -> Option<&Leaf> {
    let leaf = crate::window::paused(|| {
        let mut leaf = Vec::new();
        leaf.try_reserve_exact(COVERED / APART).ok()?;
        leaf.resize_with(COVERED / APART, Cell::default);
        Box::try_from(leaf).ok()
    })?;
    Some(place.get_or_init(|| leaf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_keeps_its_own_origin() {
        let blocks = Blocks::new();
        let addresses = [0, 16, 32, COVERED - 16, COVERED, (1 << 30) - 16];
        for (address, site) in addresses.into_iter().zip(1..) {
            assert!(blocks.note(address, Origin::new(site, site % 2 == 0)));
        }
        for (address, site) in addresses.into_iter().zip(1..) {
            let origin = blocks.origin(address);
            assert_eq!((origin.site(), origin.is_traced()), (site, site % 2 == 0));
        }
        blocks.start();
        assert_eq!(blocks.origin(16), Origin::new(2, false));
        blocks.forget(16);
        assert_eq!(blocks.origin(16), Origin::default());
        assert_eq!(blocks.origin(32), Origin::new(3, false));
    }

    #[test]
    fn what_is_past_the_memory_has_no_place() {
        let blocks = Blocks::new();
        assert!(!blocks.note(1 << 30, Origin::new(1, false)));
        blocks.forget(1 << 30);
        assert_eq!(blocks.origin(1 << 30), Origin::default());
    }
}
