//! Two pieces of work at a time.

use std::panic::resume_unwind;
use std::thread;

/// Does the first on a thread of its own while the second is done on this one.
/// A panic of either goes on in this one.
pub(crate) fn join<A: Send, B>(
    first: impl FnOnce() -> A + Send,
    second: impl FnOnce() -> B,
) -> (A, B) {
    thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        let first = first.join().unwrap_or_else(|panic| resume_unwind(panic));
        (first, second)
    })
}
