//! Every request takes a buffer from a pool and gives it back when it is done.

use arrayvec::ArrayVec;

use super::{Answer, BUFFER_BYTES, Case, MOST_BUFFERS, checksum, receive};

/// Buffers of one size, to be taken and given back.
pub struct Pool {
    /// What nobody has taken. Like a `Vec`, but its places lie in the pool
    /// itself, not in a block of their own.
    free: ArrayVec<Box<[u8]>, MOST_BUFFERS>,
    size: usize,
    pub made: usize,
    /// Of those, how many were made because none was free.
    pub grown: usize,
    /// How often a buffer was taken that was there already.
    pub found_free: usize,
}

impl Pool {
    /// A pool of so many buffers, at most `MOST_BUFFERS`.
    pub fn new(buffers: usize, size: usize) -> Self {
        let mut free = ArrayVec::new();
        for _ in 0..buffers {
            free.push(vec![0; size].into_boxed_slice());
        }
        Pool { free, size, made: buffers, grown: 0, found_free: 0 }
    }

    /// A buffer of the pool's size, all zero; a new one if none is free.
    pub fn take(&mut self) -> Box<[u8]> {
        if let Some(buffer) = self.free.pop() {
            self.found_free += 1;
            return buffer;
        }
        self.made += 1;
        self.grown += 1;
        vec![0; self.size].into_boxed_slice()
    }

    /// Clears a buffer and keeps it for the next who needs one. It is dropped
    /// if the pool is full or the buffer has another size.
    pub fn give_back(&mut self, mut buffer: Box<[u8]>) {
        if buffer.len() == self.size && !self.free.is_full() {
            buffer.fill(0);
            self.free.push(buffer);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut pool = Pool::new(case.pool, BUFFER_BYTES);
    // A request stays in its place until the place is needed for the next.
    let mut in_flight: [Option<Box<[u8]>>; MOST_BUFFERS] = Default::default();
    let mut sum = 0;

    for request in 0..case.requests {
        let place = &mut in_flight[request % case.in_flight];
        if let Some(buffer) = place.take() {
            sum += checksum(&buffer);
            pool.give_back(buffer);
        }
        let mut buffer = pool.take();
        receive(request, &mut buffer);
        *place = Some(buffer);
    }
    for buffer in in_flight.into_iter().flatten() {
        sum += checksum(&buffer);
        pool.give_back(buffer);
    }

    let Pool { made, grown, found_free, .. } = pool;
    Answer { sum, made, grown, found_free }
}
