//! Tracing: which line, called from which lines, allocated what.
//!
//! # For the code of an exercise
//!
//! The words are those of Python's `tracemalloc`:
//!
//! ```no_run
//! use meter::trace::{self, By};
//!
//! # fn main() -> Result<(), trace::Unavailable> {
//! trace::start()?;
//! let before = trace::snapshot()?;
//! let list: Vec<u64> = (0..1_000).collect();
//! let after = trace::snapshot()?;
//! for line in after.statistics(By::Line).iter() {
//!     println!("{}: {} bytes in {} blocks", line.place, line.bytes, line.blocks);
//! }
//! for line in after.compare(&before, By::Line).iter() {
//!     println!("{}: {:+} bytes", line.place, line.bytes_change);
//! }
//! trace::stop();
//! # drop(list);
//! # Ok(())
//! # }
//! ```
//!
//! - [`start`] begins to trace, and forgets an earlier trace. Blocks that are
//!   older are never seen, also when they are freed or resized away.
//! - [`snapshot`] says which bytes are live now, by the chain of calls that
//!   allocated them.
//! - [`Snapshot::statistics`] groups them by line or by chain, most bytes
//!   first; [`Snapshot::compare`] gives the differences, largest first;
//!   [`Snapshot::filter`] keeps the places that a condition accepts, and
//!   [`Uncounted::truncate`] the first few of a list.
//! - What these functions and their results allocate is not counted and not
//!   traced.
//! - Only the traced module knows lines. Natively, and in the counting module,
//!   [`start`] gives [`Unavailable`].
//!
//! # How it works
//!
//! The traced module carries a *shadow stack*: around each call in an
//! exercise's code, instructions that the host wrote into the linked module
//! keep the call's number there. An allocation reads the numbers on it, which
//! are its chain of callers, and counts at that chain's *site*. Each block's
//! address is noted with its site's number in a table, so a free finds the
//! site again. What tracing keeps for itself is never counted.
//!
//! # Limits
//!
//! - The shadow stack holds [`SHADOW_DEPTH`] calls. Below that the deepest
//!   call stays on top and those in between are left out.
//! - A chain keeps its [`CHAIN_LEN`] innermost calls.
//! - There are [`SITES`] sites; chains that find no room count together.
//! - What no call of an exercise led to counts at a site without a chain, as
//!   does the freeing of blocks that are older than the measurement.

#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the traced module, which is Wasm, uses it all")
)]
mod blocks;
mod snapshot;
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the traced module, which is Wasm, uses it all")
)]
mod table;

pub use snapshot::{
    By, Difference, Differences, Snapshot, Statistic, Statistics, Unavailable, Uncounted, snapshot,
    start, stop,
};
pub(crate) use table::clear;
pub use table::{
    CHAIN_LEN, SHADOW_DEPTH, SITES, Site, enable, freeze_at, note_frees, on_place, sites,
};
#[cfg(target_arch = "wasm32")]
pub(crate) use table::{allocated, freed, is_on, resized};

/// An array that is made where it stays, as it may be longer than the stack.
#[expect(clippy::unnecessary_box_returns, reason = "it is made in the box")]
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the traced module, which is Wasm, uses it")
)]
fn filled<T: Default, const LEN: usize>() -> Box<[T; LEN]> {
    let items: Vec<T> = std::iter::repeat_with(T::default).take(LEN).collect();
    let array = items.into_boxed_slice().try_into();
    array.unwrap_or_else(|_| unreachable!("it has that length"))
}
