//! The bytes of stack that a run used: the free part is overwritten before, and
//! looked through after.
//!
//! The linker puts the stack at the lower end of the linear memory, from where
//! the module starts downwards to address 0.
#![expect(
    unsafe_code,
    reason = "it writes to the free part of the module's own stack"
)]

use std::hint::black_box;

/// The byte that no code is likely to leave on the stack.
const FREE: u8 = 0xa5;

/// Address 0 is no place to write to in Rust. What lies below is reached only
/// right before the stack overflows.
const LOWEST: usize = 64;

/// Below the address of a local, so many bytes belong to the function itself
/// and to those that it calls.
const OWN: usize = 4 << 10;

/// Overwrites the free part of the stack, and gives its upper end.
pub(crate) fn free() -> usize {
    let local = 0_u8;
    let top = (&raw const *black_box(&local)).addr();
    if let Some(len) = top.checked_sub(OWN + LOWEST) {
        let lowest = std::ptr::with_exposed_provenance_mut::<u8>(LOWEST);
        // SAFETY: from the lowest address up to well below this function's own
        // locals the linear memory is stack that nobody uses.
        unsafe { lowest.write_bytes(FREE, len) };
    }
    top
}

/// The bytes below `top` that were written to since [`free`] gave it; less than
/// [`OWN`] reads as 0.
pub(crate) fn used(top: usize) -> u64 {
    let Some(len) = top.checked_sub(OWN + LOWEST) else {
        return 0;
    };
    let lowest = std::ptr::with_exposed_provenance::<u8>(LOWEST);
    // SAFETY: these bytes were written by `free`, and no function runs that
    // would write to them meanwhile.
    let stack = unsafe { std::slice::from_raw_parts(lowest, len) };
    match stack.iter().position(|byte| *byte != FREE) {
        Some(first) => (len - first + OWN) as u64,
        None => 0,
    }
}
