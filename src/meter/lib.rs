//! Counts what a piece of code allocates, exactly, as the program requested it.
//!
//! [`Meter`] is a global allocator that forwards to the system's and counts
//! after each success. [`measure`] runs a closure and gives its [`Counts`];
//! inside, [`live`] says how many bytes are live now.
//! Nothing is sampled and nothing is guessed: the same code gives the same
//! counts on every engine.
//!
//! # What the words mean
//!
//! - **peak**: the most bytes live at once.
//! - **total**: the bytes of all allocations together.
//! - **allocations**, **frees**: how many.
//! - **retained**: the bytes still live at the end.
//!
//! # Rulings
//!
//! Each has a test of the same name in `tests/rulings.rs`.
//!
//! 1. *Only success counts.* A refused request changes no figure; it is
//!    remembered in [`Counts::refused`].
//! 2. *A resize is one allocation of the new size and one free of the old*, in
//!    `total`, `allocations` and `frees`. For `peak` the old and the new block
//!    never count together, whether the allocator moved the block or not: the
//!    program asked for one block of another size. That both may exist while
//!    bytes are copied is the allocator's affair and shows in pages.
//! 3. *Zeroed memory counts like any other.*
//! 4. *Values of size zero never reach the allocator*, so they count nothing.
//! 5. *Alignment is free*: a block counts its size, not its padding.
//! 6. *Freed within*: a block that is older than the measurement and is freed
//!    within it lowers the live bytes, below zero if need be. `peak` starts at
//!    0 and never goes below.
//! 7. *Kept beyond*: a block allocated within and freed later is `retained`.
//! 8. *Nested measuring*: the inner measurement gives its own counts, and all
//!    it saw counts in the outer one too.
//! 9. *The meter's own bytes never count*: its store is fixed and static, and
//!    what tracing notes besides is allocated uncounted. What runs inside
//!    [`Harness::paused`] does not count either, also when it measures.
//! 10. *One harness*: only who asks first, the code around what is measured, can
//!     pause the counting.
//! 11. *One thread*: on machines with threads, a measurement counts the thread
//!     that it runs on.

mod allocator;
mod counts;
mod harness;
mod timeline;
pub mod trace;
mod window;

pub use allocator::{Meter, on_refusal};
pub use counts::Counts;
pub use harness::Harness;
pub use timeline::{MAX_POINTS, Point, Timeline};
pub use window::{live_bytes, measure};
