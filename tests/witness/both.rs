//! An allocator whose calls both the meter and `dhat` see.
#![expect(
    unsafe_code,
    reason = "implementing GlobalAlloc is unsafe by its contract"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use meter::Meter;

/// The meter over `dhat` over the system's allocator. What `dhat` allocates for
/// its own notes, while it handles a call, goes to the system's alone.
pub(crate) struct Both(pub(crate) Meter<dhat::Alloc>);

thread_local! {
    /// True while a call is being handled.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Ends the handling of a call, also when it unwinds.
struct Handling;

impl Handling {
    /// Begins to handle a call; none if another is being handled.
    fn begin() -> Option<Self> {
        (!INSIDE.replace(true)).then(|| Self)
    }
}

impl Drop for Handling {
    fn drop(&mut self) {
        INSIDE.set(false);
    }
}

// SAFETY: every call goes unchanged to the system's allocator, with or without
// the two that count in between, so it does not matter which way a block came
// and which way it goes.
unsafe impl GlobalAlloc for Both {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let handling = Handling::begin();
        // SAFETY: the caller's promise is passed on.
        unsafe {
            match handling {
                Some(_) => self.0.alloc(layout),
                None => System.alloc(layout),
            }
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let handling = Handling::begin();
        // SAFETY: the caller's promise is passed on.
        unsafe {
            match handling {
                Some(_) => self.0.alloc_zeroed(layout),
                None => System.alloc_zeroed(layout),
            }
        }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let handling = Handling::begin();
        // SAFETY: the caller's promise is passed on.
        unsafe {
            match handling {
                Some(_) => self.0.dealloc(block, layout),
                None => System.dealloc(block, layout),
            }
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let handling = Handling::begin();
        // SAFETY: the caller's promise is passed on.
        unsafe {
            match handling {
                Some(_) => self.0.realloc(block, layout, new_size),
                None => System.realloc(block, layout, new_size),
            }
        }
    }
}
