// A lock for each buffer: the guard is that of the `Mutex`.

use std::sync::Mutex;

use super::{Answer, BUFFER_BYTES, Case};

pub fn solve(case: &Case) -> Answer {
    let make = || Mutex::new(vec![0; BUFFER_BYTES].into_boxed_slice());
    let buffers: Vec<_> = (0..case.at_once).map(|_| make()).collect();
    let take = || {
        let mut free = buffers.iter().filter_map(|b| b.try_lock().ok());
        free.next().expect("no more than at once")
    };
    case.run(take, drop)
}
