//! Every request takes a buffer from a pool and gives it back when it ends.

use arrayvec::ArrayVec;

use super::{Answer, BUFFER_BYTES, Case, Event, InFlight, MOST_BUFFERS, Made};

/// Buffers of one size, to be taken and given back.
pub struct Pool {
    /// Buffers to be taken. Like a `Vec`, but its places lie in the pool
    /// itself, not in a block of their own.
    free: ArrayVec<Vec<u8>, MOST_BUFFERS>,
    size: usize,
    /// The number of buffers that were made because none was free.
    pub grown: usize,
}

impl Pool {
    /// A pool of so many buffers, at most `MOST_BUFFERS`.
    pub fn new(buffers: usize, size: usize) -> Self {
        let free = (0..buffers).map(|_| vec![0; size]).collect();
        Pool { free, size, grown: 0 }
    }

    /// A buffer of the pool's size, all zero; a new one if none is free.
    pub fn take(&mut self) -> Vec<u8> {
        if let Some(buffer) = self.free.pop() {
            return buffer;
        }
        self.grown += 1;
        vec![0; self.size]
    }

    /// Clears a buffer and keeps it for the next who needs one. It is dropped
    /// if the pool is full or the buffer has another size.
    pub fn give_back(&mut self, mut buffer: Vec<u8>) {
        if buffer.len() == self.size && !self.free.is_full() {
            buffer.fill(0);
            self.free.push(buffer);
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut pool = Pool::new(case.pool, BUFFER_BYTES);
    let mut in_flight = InFlight::new();
    let mut sum = 0;

    for event in case.events() {
        match event {
            Event::Begins(request) => {
                let mut buffer = pool.take();
                case.receive(request, &mut buffer);
                in_flight.put(request, buffer);
            }
            Event::Ends(request) => {
                let buffer = in_flight.take(request);
                sum += case.reply(request, &buffer);
                pool.give_back(buffer);
            }
        }
    }
    let made = Made { at_start: case.pool, later: pool.grown };
    Answer { value: sum, found: made }
}
