//! No address at all: of each group of addresses, how rare a hash was seen.

use super::{Answer, Case, Part, Request, Said, hash};

/// The bits of a hash that name its register.
const BITS: u32 = 14;
const REGISTERS: usize = 1 << BITS;

pub struct Addresses {
    /// The most zeros, and one, that a hash of the group began with.
    rarest: Vec<u8>,
}

impl Default for Addresses {
    fn default() -> Self {
        Self { rarest: vec![0; REGISTERS] }
    }
}

impl Part for Addresses {
    fn see(&mut self, request: &Request<'_>) {
        let hash = hash(request.address);
        let register = &mut self.rarest[(hash >> (64 - BITS)) as usize];
        // Half of all hashes begin with a zero, a quarter with two, … The
        // last bit is set, so that there is an end.
        let rank = ((hash << BITS) | 1).leading_zeros() as u8 + 1;
        *register = rank.max(*register);
    }

    fn tell(&mut self, said: &mut Said) {
        let registers = REGISTERS as f64;
        let rare = |rank: &u8| 0.5_f64.powi(i32::from(*rank));
        let sum: f64 = self.rarest.iter().map(rare).sum();
        let bias = 0.7213 / (1.0 + 1.079 / registers);
        let estimate = bias * registers * registers / sum;
        // With few addresses, the empty registers tell more.
        let empty = self.rarest.iter().filter(|rank| **rank == 0).count();
        let estimate = if estimate <= 2.5 * registers && empty > 0 {
            registers * (registers / empty as f64).ln()
        } else {
            estimate
        };
        said.addresses = Some(estimate.round() as u64);
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Addresses::default()])
}
