//! The global allocator: the system's, with a count after each success.
#![expect(
    unsafe_code,
    reason = "implementing GlobalAlloc is unsafe by its contract"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::OnceLock;

#[cfg(target_arch = "wasm32")]
use crate::trace;
use crate::window;

/// The global allocator that [`measure`](crate::measure) needs: it hands each
/// call on to another, the system's if none is named, and counts.
///
/// ```
/// #[global_allocator]
/// static ALLOCATOR: meter::Meter = meter::Meter::new();
///
/// let (list, counts) = meter::measure(|| vec![0_u8; 1_000]);
/// assert_eq!(counts.peak, 1_000);
/// assert_eq!(counts.allocations, 1);
/// drop(list);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Meter<A = System>(A);

impl Meter {
    /// Over the system's allocator.
    pub const fn new() -> Self {
        Self::over(System)
    }
}

impl<A> Meter<A> {
    /// Over that allocator, which gets each call unchanged.
    pub const fn over(allocator: A) -> Self {
        Self(allocator)
    }
}

/// The value of a freed block's bytes, which no answer has by chance.
#[cfg(feature = "poison")]
const POISON: u8 = 0xdd;

static ON_REFUSAL: OnceLock<fn(u64)> = OnceLock::new();

/// Sets the function that is told the size of each request that the system
/// refuses; the first function set stays. It runs inside the allocator and
/// must not allocate. Code that does not handle the refusal ends right after.
pub fn on_refusal(tell: fn(u64)) {
    // A second function is ignored, as documented.
    let _ = ON_REFUSAL.set(tell);
}

#[cold]
pub(crate) fn refuse(size: usize) {
    window::refused(size);
    if let Some(tell) = ON_REFUSAL.get() {
        tell(size as u64);
    }
}

// SAFETY: every method passes its arguments unchanged to the same method of the
// inner allocator, which upholds the contract, and returns what that returned.
// The counting after it does not unwind, and does not allocate either, except
// that tracing may add to its notes: that enters the allocator anew while
// counting is paused, when the block's own inner call is over.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Meter<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise (a layout of non-zero size) is passed on.
        let block = unsafe { self.0.alloc(layout) };
        counted(block, layout.size())
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise (a layout of non-zero size) is passed on.
        let block = unsafe { self.0.alloc_zeroed(layout) };
        counted(block, layout.size())
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        #[cfg(feature = "poison")]
        // SAFETY: until the next call the block is the caller's, who gives up
        // these bytes.
        unsafe {
            block.write_bytes(POISON, layout.size());
        }
        // SAFETY: every block came from `self.0` with this layout, because
        // `alloc`, `alloc_zeroed` and `realloc` hand out nothing else.
        unsafe { self.0.dealloc(block, layout) };
        #[cfg(target_arch = "wasm32")]
        if trace::is_on() {
            return trace::freed(block.addr(), layout.size());
        }
        window::freed(layout.size());
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: `block` came from `self.0` with `layout`, and the caller
        // promises that `new_size` is not 0 and does not overflow.
        let resized = unsafe { self.0.realloc(block, layout, new_size) };
        if resized.is_null() {
            refuse(new_size);
            return resized;
        }
        #[cfg(target_arch = "wasm32")]
        if trace::is_on() {
            let old = (block.addr(), layout.size());
            trace::resized(old, (resized.addr(), new_size));
            return resized;
        }
        window::resized(layout.size(), new_size);
        resized
    }
}

#[inline]
fn counted(block: *mut u8, size: usize) -> *mut u8 {
    if block.is_null() {
        refuse(size);
        return block;
    }
    #[cfg(target_arch = "wasm32")]
    if trace::is_on() {
        trace::allocated(block.addr(), size);
        return block;
    }
    window::allocated(size);
    block
}
