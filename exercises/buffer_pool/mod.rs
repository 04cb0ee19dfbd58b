//! buffer-pool: buffers that are given back and used again.

mod naive;
mod optimized;

use std::cell::Cell;
use std::iter;

use arrayvec::ArrayVec;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Values, Variant, cell,
};

/// The bytes of a buffer.
pub const BUFFER_BYTES: usize = 1_024;

/// The most requests in flight at once, and the most buffers that a pool
/// keeps.
pub const MOST_BUFFERS: usize = 16;

/// The most bytes that may be live besides that many buffers: in lists.
const LISTS: usize = 8 << 10;

/// A moment in the time of a request, which is told by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A request begins. Its body can be received until the next event.
    Begins(u32),
    /// A request ends. Its reply is due before the next event.
    Ends(u32),
}

/// The requests, and the number of buffers that a pool begins with.
pub struct Case {
    /// At most [`MOST_BUFFERS`].
    pub pool: usize,
    events: Vec<Event>,
    /// The number of events that were taken.
    taken: Cell<usize>,
    /// The most requests in flight at once.
    most: usize,
    random: Random,
    /// The most bytes that were live at a call.
    held: Cell<i64>,
}

impl Case {
    /// The events in their order, each once.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        iter::from_fn(|| {
            let next = self.events.get(self.taken.get())?;
            self.taken.set(self.taken.get() + 1);
            Some(*next)
        })
    }

    /// Writes the body of a request that just began into a buffer, from the
    /// buffer's beginning, and says how many bytes it has.
    ///
    /// # Panics
    ///
    /// If the request is not the one that just began, or the buffer is not of
    /// [`BUFFER_BYTES`].
    #[track_caller]
    pub fn receive(&self, request: u32, buffer: &mut [u8]) -> usize {
        assert!(
            self.now() == Some(Event::Begins(request)),
            "the body of request {request} can be received when it begins, \
             and not after the next event was taken"
        );
        self.look_at(buffer);
        let mut random = self.random_of(request);
        let body = random.index(BUFFER_BYTES + 1);
        for part in buffer[..body].chunks_mut(size_of::<u64>()) {
            let bytes = random.bits().to_le_bytes();
            part.copy_from_slice(&bytes[..part.len()]);
        }
        body
    }

    /// Works out the reply to a request that just ended: a number for which
    /// all bytes of its buffer are needed.
    ///
    /// # Panics
    ///
    /// If the request is not the one that just ended, or the buffer is not of
    /// [`BUFFER_BYTES`].
    #[track_caller]
    pub fn reply(&self, request: u32, buffer: &[u8]) -> u64 {
        assert!(
            self.now() == Some(Event::Ends(request)),
            "the reply to request {request} is due when it ends, before the \
             next event is taken"
        );
        self.look_at(buffer);
        let hash = buffer.iter().fold(u64::from(request), |hash, &byte| {
            let mixed = hash.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            mixed.rotate_left(23) ^ u64::from(byte)
        });
        hash >> 32
    }

    /// The event that was taken last.
    fn now(&self) -> Option<Event> {
        let last = self.taken.get().checked_sub(1)?;
        self.events.get(last).copied()
    }

    #[track_caller]
    fn look_at(&self, buffer: &[u8]) {
        assert!(
            buffer.len() == BUFFER_BYTES,
            "a buffer has {} bytes, and this one has {}",
            text::grouped(BUFFER_BYTES as u64),
            text::grouped(buffer.len() as u64)
        );
        self.held.set(self.held.get().max(meter::live_bytes()));
    }

    fn random_of(&self, request: u32) -> Random {
        let seed = self.random.clone().bits() ^ u64::from(request);
        Random::new(Random::new(seed).bits())
    }
}

/// The events of so many requests, in which they end in any order, and the
/// most of them in flight at once.
fn events(
    random: &mut Random,
    requests: u32,
    in_flight: usize,
) -> (Vec<Event>, usize) {
    let mut events = Vec::new();
    let mut open = Vec::new();
    let mut most = 0;
    for request in 0..requests {
        let is_full = open.len() == in_flight;
        let ends = if is_full || random.below(3) == 0 {
            1 + random.index(open.len().max(1))
        } else {
            0
        };
        for _ in 0..ends.min(open.len()) {
            let one = open.swap_remove(random.index(open.len()));
            events.push(Event::Ends(one));
        }
        events.push(Event::Begins(request));
        open.push(request);
        most = most.max(open.len());
    }
    while !open.is_empty() {
        let one = open.swap_remove(random.index(open.len()));
        events.push(Event::Ends(one));
    }
    (events, most)
}

/// A value for each request in flight. Its places lie in the table
/// itself, so it allocates nothing.
#[derive(Default)]
pub struct InFlight<T>(ArrayVec<(u32, T), MOST_BUFFERS>);

impl<T> InFlight<T> {
    /// A table of no requests.
    pub fn new() -> Self {
        Self(ArrayVec::new())
    }

    /// Keeps something for a request.
    ///
    /// # Panics
    ///
    /// If all [`MOST_BUFFERS`] places are taken.
    #[track_caller]
    pub fn put(&mut self, request: u32, kept: T) {
        self.0.push((request, kept));
    }

    /// Hands out what was kept for a request.
    ///
    /// # Panics
    ///
    /// If nothing is kept for it.
    #[track_caller]
    pub fn take(&mut self, request: u32) -> T {
        let at = self.0.iter().position(|(of, _)| *of == request);
        let at = at.unwrap_or_else(|| {
            panic!("nothing is kept for request {request}");
        });
        self.0.swap_remove(at).1
    }
}

/// The number of buffers that were made.
pub struct Made {
    /// Before the first request.
    pub at_start: usize,
    /// For a request, because none was free.
    pub later: usize,
}

/// The sum of all replies, and the number of buffers that were made.
pub type Answer = Found<u64, Made>;

/// The exercise.
pub struct BufferPool;

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
            label: "Most requests in flight at once",
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
        &[("requests", 333), ("pool", 0), ("in-flight", 7)],
        &[("requests", 333), ("in-flight", 7)],
        &[("requests", 333), ("pool", 16), ("in-flight", 1)],
        &[("requests", 333), ("pool", 16), ("in-flight", 16)],
    ];

    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        let Made { at_start, later } = answer.found;
        let made = at_start + later;
        let requests = case.events.len() / 2;
        let too_many =
            at_start > MOST_BUFFERS || made > requests.max(at_start);
        if made < case.most || too_many {
            return Some(format!(
                "there were {requests} requests, at most {} of them in flight \
                 at once, and `Made` says that {at_start} buffers were made at \
                 the start and {later} later: `at_start` counts those made \
                 before the first request, and `later` those made because \
                 none was free",
                case.most,
            ));
        }
        let most = MOST_BUFFERS * BUFFER_BYTES + LISTS;
        let held = case.held.get().unsigned_abs();
        (held > most as u64).then(|| {
            format!(
                "{} bytes were live at once, and {MOST_BUFFERS} buffers with \
                 their lists take no more than {}: use the memory of a buffer \
                 again after its request has ended",
                text::grouped(held),
                text::grouped(most as u64)
            )
        })
    }

    fn findings(case: &Case, answer: &Answer) -> Vec<Finding> {
        let Made { at_start, later } = answer.found;
        let requests = case.events.len() / 2;
        let table = Numbers::new("what", ["number"])
            .row("buffers made at the start", [cell(at_start)])
            .row("made later, because none was free", [cell(later)])
            .row(
                "requests that found one free",
                [cell(requests.saturating_sub(later))],
            )
            .row("most requests in flight at once", [cell(case.most)]);
        vec![table.titled("Where the buffers came from")]
    }

    fn case(values: &Values) -> Case {
        // The same requests for any pool, so that pools can be compared.
        let mut random = values.random_of_exercise();
        let (requests, in_flight) =
            (values.count("requests"), values.count("in-flight"));
        let (events, most) = events(&mut random, requests, in_flight);
        Case {
            pool: values.count("pool"),
            events,
            taken: Cell::new(0),
            most,
            random: values.random_of_exercise(),
            held: Cell::new(0),
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.most * BUFFER_BYTES) as u64
    }

    fn budget(case: &Case) -> u64 {
        // The buffers themselves; a list of those that are free, and one of
        // the requests in flight, may each grow a few times.
        case.pool.max(case.most) as u64 + 12
    }
}

#[cfg(test)]
mod tests {
    use protocol::random::Random;

    use super::optimized::Pool;
    use super::{Event, MOST_BUFFERS, events};

    #[test]
    fn requests_overlap_and_end_out_of_order() {
        let (events, most) = events(&mut Random::new(1), 100, 3);
        assert_eq!((events.len(), most), (200, 3));
        let ends = events.iter().filter_map(|event| match event {
            Event::Begins(_) => None,
            Event::Ends(request) => Some(*request),
        });
        let mut ended: Vec<u32> = ends.collect();
        assert!(!ended.is_sorted());
        ended.sort_unstable();
        assert_eq!(ended, (0..100).collect::<Vec<u32>>());
    }

    #[test]
    fn a_pool_keeps_its_promises_whatever_is_taken_and_given_back() {
        for seed in 0..5_000 {
            let random = &mut Random::new(seed);
            let start = random.index(MOST_BUFFERS + 1);
            let size = random.index(40);
            let mut pool = Pool::new(start, size);
            // The model: the number that lie in the pool, and of its growth.
            let (mut free, mut grown) = (start, 0);
            let mut taken: Vec<Vec<u8>> = Vec::new();

            for _ in 0..60 {
                if random.below(5) < 3 {
                    let mut buffer = pool.take();
                    assert_eq!(buffer, vec![0; size], "not clear");
                    buffer.fill(0xAB);
                    taken.push(buffer);
                    if free > 0 {
                        free -= 1;
                    } else {
                        grown += 1;
                    }
                } else if !taken.is_empty() {
                    let at = random.index(taken.len());
                    pool.give_back(taken.swap_remove(at));
                    free = MOST_BUFFERS.min(free + 1);
                }
                assert_eq!(pool.grown, grown);
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
        assert_eq!(buffer, [0; 8]);
        assert_eq!(pool.grown, 0);
    }

    #[test]
    fn a_buffer_of_another_size_is_not_kept() {
        let mut pool = Pool::new(0, 8);
        pool.give_back(vec![0; 4]);
        assert_eq!(pool.take().len(), 8);
        assert_eq!(pool.grown, 1);
    }
}
