//! A filter that says whether an address was seen before, and a counter.

use super::{Answer, Case, Part, Request, Said, hash};

/// The bits of the filter.
const BITS: u64 = 1 << 18;
/// The number of bits that stand for an address.
const EACH: u64 = 4;

pub struct Addresses {
    bits: Vec<u64>,
    count: u64,
}

impl Default for Addresses {
    fn default() -> Self {
        Self { bits: vec![0; (BITS / 64) as usize], count: 0 }
    }
}

impl Part for Addresses {
    fn see(&mut self, request: &Request<'_>) {
        let hash = hash(request.address);
        // Two halves of one hash make as many places as are wanted.
        let (first, step) = (hash >> 32, (hash & 0xffff_ffff) | 1);
        let mut is_new = false;
        for at in 0..EACH {
            let place = first.wrapping_add(at * step) % BITS;
            let word = &mut self.bits[(place / 64) as usize];
            let bit = 1 << (place % 64);
            is_new |= *word & bit == 0;
            *word |= bit;
        }
        // One that is new may find all its bits set by others.
        self.count += u64::from(is_new);
    }

    fn tell(&mut self, said: &mut Said) {
        said.addresses = Some(self.count);
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Addresses::default()])
}
