//! Let each upload have a buffer that comes back, however the upload ends.

use std::ops::{Deref, DerefMut};

use super::{Answer, BUFFER_BYTES, Case};

/// Owns the buffer of an upload.
struct Guard {
    buffer: Vec<u8>,
}

impl Deref for Guard {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.buffer
    }
}

impl DerefMut for Guard {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.buffer
    }
}

// When a guard is dropped, its buffer is freed. Who could use it?

pub fn solve(case: &Case) -> Answer {
    let take = || {
        let buffer = vec![0; BUFFER_BYTES];
        Guard { buffer }
    };
    case.run(take, drop)
}
