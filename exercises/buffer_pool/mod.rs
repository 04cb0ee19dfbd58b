//! buffer-pool: buffers that are given back and used again.

mod naive;
mod optimized;

use std::fmt;

use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// How many bytes a buffer has.
pub const BUFFER_BYTES: usize = 1_024;

/// The most requests in flight at once, and the most buffers that a pool
/// keeps.
pub const MOST_BUFFERS: usize = 16;

/// How many requests come, and with how many buffers a pool begins.
pub struct Case {
    /// How many requests come.
    pub requests: usize,
    /// At most [`MOST_BUFFERS`].
    pub pool: usize,
    /// How many requests are in flight at once: 1 to [`MOST_BUFFERS`].
    pub in_flight: usize,
}

/// The sum of all bytes of all requests' buffers; and how many buffers it
/// took, which is no part of what is compared.
pub struct Answer {
    /// The sum of all bytes of all requests' buffers.
    pub sum: u64,
    /// How many buffers were made.
    pub made: usize,
    /// Of those, how many were made because the pool was empty.
    pub grown: usize,
    /// How often a request found a buffer free.
    pub found_free: usize,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.sum == other.sum
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sum.fmt(f)
    }
}

/// How many bytes the body of a request has: most leave a part of the buffer
/// as it was.
fn body_bytes(request: usize) -> usize {
    request * 389 % (BUFFER_BYTES + 1)
}

/// Reads the body of a request into a buffer, from its beginning.
pub fn receive(request: usize, buffer: &mut [u8]) {
    buffer[..body_bytes(request)].fill(7);
}

/// The sum of all bytes of a buffer. What an earlier request left would count.
pub fn checksum(buffer: &[u8]) -> u64 {
    buffer.iter().map(|&byte| u64::from(byte)).sum()
}

/// The exercise.
pub struct BufferPool;

impl BufferPool {
    /// How many buffers are in use at once, at the most.
    fn most_in_use(case: &Case) -> usize {
        case.requests.min(case.in_flight)
    }
}

impl Exercise for BufferPool {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "buffer-pool";
    const HEADLINE: Headline = Headline::Allocations;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "requests",
            label: "Requests",
            default: 100,
            min: 0,
            max: 100_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 3, 10, 30, 100, 300, 1_000, 10_000],
        },
        KnobSpec {
            name: "pool",
            label: "Buffers in the pool",
            default: 5,
            min: 0,
            max: MOST_BUFFERS as u64,
            scale: Scale::Linear,
            sweep: &[1, 2, 3, 5, 8, 12, 16],
        },
        KnobSpec {
            name: "in-flight",
            label: "Requests in flight at once",
            default: 3,
            min: 1,
            max: MOST_BUFFERS as u64,
            scale: Scale::Linear,
            sweep: &[1, 2, 3, 5, 8, 12, 16],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("requests", 0)],
        &[("requests", 1), ("pool", 0), ("in-flight", 1)],
        &[("requests", 1), ("in-flight", 16)],
        &[("requests", 4), ("in-flight", 4)],
        &[("requests", 5), ("in-flight", 16)],
        &[("requests", 333), ("pool", 0), ("in-flight", 7)],
        &[("requests", 333), ("in-flight", 7)],
        &[("requests", 333), ("pool", 16), ("in-flight", 16)],
    ];

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let table = Numbers::new("what happened", ["times"])
            .row("a buffer was made", [cell(answer.made)])
            .row("of those: because the pool was empty", [cell(answer.grown)])
            .row("a request found one free", [cell(answer.found_free)]);
        vec![table.titled("Where the buffers came from")]
    }

    fn case(values: &Values) -> Case {
        Case {
            requests: values.count("requests"),
            pool: values.count("pool"),
            in_flight: values.count("in-flight"),
        }
    }

    fn floor(case: &Case) -> u64 {
        (Self::most_in_use(case) * BUFFER_BYTES) as u64
    }

    fn budget(case: &Case) -> u64 {
        // The buffers themselves; a list of those that are free, and one of
        // the requests in flight, may each grow a few times.
        let buffers = case.pool.max(Self::most_in_use(case));
        buffers as u64 + 8
    }
}

#[cfg(test)]
mod tests {
    use protocol::random::Random;

    use super::optimized::{Pool, solve};
    use super::{BUFFER_BYTES, Case, MOST_BUFFERS, naive};

    #[test]
    fn a_pool_keeps_its_promises_whatever_is_taken_and_given_back() {
        for seed in 0..5_000 {
            let random = &mut Random::new(seed);
            let start = random.index(MOST_BUFFERS + 1);
            let size = random.index(40);
            let mut pool = Pool::new(start, size);
            // The model: how many lie in the pool, and what it has counted.
            let (mut free, mut grown, mut found_free) = (start, 0, 0);
            let mut taken: Vec<Box<[u8]>> = Vec::new();

            for _ in 0..60 {
                if random.below(5) < 3 {
                    let mut buffer = pool.take();
                    assert_eq!(*buffer, vec![0; size], "not clear");
                    buffer.fill(0xAB);
                    taken.push(buffer);
                    if free > 0 {
                        free -= 1;
                        found_free += 1;
                    } else {
                        grown += 1;
                    }
                } else if !taken.is_empty() {
                    let at = random.index(taken.len());
                    pool.give_back(taken.swap_remove(at));
                    free = MOST_BUFFERS.min(free + 1);
                }
                assert_eq!(
                    (pool.made, pool.grown, pool.found_free),
                    (start + grown, grown, found_free)
                );
            }
        }
    }

    #[test]
    fn a_buffer_given_back_is_the_one_taken_next_and_holds_no_old_byte() {
        let mut pool = Pool::new(1, 8);
        let mut buffer = pool.take();
        buffer.copy_from_slice(b"password");
        let address = buffer.as_ptr();
        pool.give_back(buffer);

        let buffer = pool.take();
        assert_eq!(buffer.as_ptr(), address);
        assert_eq!(*buffer, [0; 8]);
        assert_eq!((pool.made, pool.grown), (1, 0));
    }

    #[test]
    fn an_exhausted_pool_grows_by_buffers_of_its_own_size_and_counts_them() {
        let mut pool = Pool::new(2, BUFFER_BYTES);
        let sizes = [(); 5].map(|()| pool.take().len());
        assert_eq!(sizes, [BUFFER_BYTES; 5]);
        assert_eq!((pool.made, pool.grown), (5, 3));
    }

    #[test]
    fn a_buffer_of_another_size_is_not_kept() {
        let mut pool = Pool::new(0, 8);
        pool.give_back(vec![0; 4].into());
        assert_eq!(pool.take().len(), 8);
        assert_eq!(pool.grown, 1);
    }

    #[test]
    fn a_run_makes_as_many_as_are_in_flight_if_the_pool_has_fewer() {
        let case = |in_flight| Case { requests: 100, pool: 5, in_flight };
        for (in_flight, grown) in [(1, 0), (5, 0), (6, 1), (16, 11)] {
            let answer = solve(&case(in_flight));
            assert_eq!(answer.grown, grown, "{in_flight} in flight");
            assert_eq!(answer.made, 5 + grown);
            assert_eq!(answer.found_free, 100 - grown);
            assert_eq!(naive::solve(&case(in_flight)).made, 100);
        }
    }
}
