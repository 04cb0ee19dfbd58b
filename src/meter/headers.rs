//! The allocator's four calls when tracing: each block has a header in front of
//! it that says where it comes from.
#![expect(
    unsafe_code,
    reason = "these are the methods of GlobalAlloc, with a header added"
)]
#![expect(
    clippy::cast_ptr_alignment,
    reason = "blocks that have a header are aligned to at least 8"
)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::allocator::refuse;
use crate::trace::{NOWHERE, Origin, Table};
use crate::window::count_traced;

static ON: AtomicBool = AtomicBool::new(false);

/// Whether blocks carry headers.
#[inline]
pub(crate) fn on() -> bool {
    ON.load(Relaxed)
}

/// From now on blocks carry headers. Every block that exists already must
/// never be freed or resized.
pub(crate) fn enable() {
    ON.store(true, Relaxed);
}

/// The header of a block of this alignment: what keeps the block aligned, and
/// at least 8 bytes, of which the last 8 hold the block's origin.
fn header(layout: Layout) -> usize {
    layout.align().max(8)
}

/// The layout of a block of `size` bytes with its header. `None` when it is
/// larger than any block can be.
fn with_header(layout: Layout, size: usize) -> Option<Layout> {
    let header = header(layout);
    Layout::from_size_align(size.checked_add(header)?, header).ok()
}

/// Writes a block's origin into the header in front of it.
///
/// # Safety
///
/// `block` has a header in front of it.
unsafe fn set_origin(block: *mut u8, origin: Origin) {
    // SAFETY: the header's last 8 bytes are in front of the block, which is
    // aligned to 8.
    unsafe { block.cast::<Origin>().sub(1).write(origin) };
}

/// Reads a block's origin from the header in front of it.
///
/// # Safety
///
/// `block` has a header in front of it, whose origin was set.
unsafe fn origin_of(block: *mut u8) -> Origin {
    // SAFETY: as for `set_origin`.
    unsafe { block.cast::<Origin>().sub(1).read() }
}

/// Counts a block, and says where it comes from.
fn counted(size: usize) -> Origin {
    count_traced(
        |counts| counts.allocated(size),
        |table| {
            let origin = table.here();
            table.allocated(origin, size);
            origin
        },
    )
    .unwrap_or(NOWHERE)
}

/// Puts the header in place and counts the block, unless it was refused.
///
/// # Safety
///
/// `start` is null or begins a block of `with_header(layout, size)`.
unsafe fn finish(start: *mut u8, layout: Layout) -> *mut u8 {
    if start.is_null() {
        refuse(layout.size());
        return start;
    }
    // SAFETY: the block with its header is longer than the header.
    let block = unsafe { start.add(header(layout)) };
    // SAFETY: the header is in front.
    unsafe { set_origin(block, counted(layout.size())) };
    block
}

/// See [`GlobalAlloc::alloc`].
///
/// # Safety
///
/// As for that method.
pub(crate) unsafe fn alloc(layout: Layout) -> *mut u8 {
    let start = match with_header(layout, layout.size()) {
        // SAFETY: the size is not 0, as there is a header.
        Some(outer) => unsafe { System.alloc(outer) },
        None => std::ptr::null_mut(),
    };
    // SAFETY: the block is what was just asked for.
    unsafe { finish(start, layout) }
}

/// See [`GlobalAlloc::alloc_zeroed`].
///
/// # Safety
///
/// As for that method.
pub(crate) unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    let start = match with_header(layout, layout.size()) {
        // SAFETY: the size is not 0, as there is a header.
        Some(outer) => unsafe { System.alloc_zeroed(outer) },
        None => std::ptr::null_mut(),
    };
    // SAFETY: the block is what was just asked for.
    unsafe { finish(start, layout) }
}

/// See [`GlobalAlloc::dealloc`].
///
/// # Safety
///
/// As for that method; the block has a header.
pub(crate) unsafe fn dealloc(block: *mut u8, layout: Layout) {
    // SAFETY: the block has a header.
    let origin = unsafe { origin_of(block) };
    count_traced(
        |counts| counts.freed(layout.size()),
        |table: &Table| table.freed(origin, layout.size()),
    );
    let header = header(layout);
    // SAFETY: the block was allocated with its header and these very numbers.
    unsafe {
        let outer = Layout::from_size_align_unchecked(layout.size() + header, header);
        System.dealloc(block.sub(header), outer);
    }
}

/// See [`GlobalAlloc::realloc`].
///
/// # Safety
///
/// As for that method; the block has a header.
pub(crate) unsafe fn realloc(block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    let header = header(layout);
    let Some(new_outer) = with_header(layout, new_size) else {
        refuse(new_size);
        return std::ptr::null_mut();
    };
    // SAFETY: the block was allocated with its header and these very numbers;
    // the new size with the header was checked.
    let start = unsafe {
        let outer = Layout::from_size_align_unchecked(layout.size() + header, header);
        System.realloc(block.sub(header), outer, new_outer.size())
    };
    if start.is_null() {
        refuse(new_size);
        return start;
    }
    // SAFETY: the block with its header is longer than the header, which the
    // resize has kept.
    let (resized, old_origin) = unsafe {
        let resized = start.add(header);
        (resized, origin_of(resized))
    };
    let origin = count_traced(
        |counts| counts.resized(layout.size(), new_size),
        |table| {
            let origin = table.here();
            table.freed(old_origin, layout.size());
            table.allocated(origin, new_size);
            origin
        },
    )
    .unwrap_or(old_origin);
    // SAFETY: the header is in front.
    unsafe { set_origin(resized, origin) };
    resized
}
