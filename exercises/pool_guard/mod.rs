//! pool-guard: buffers that come back by themselves, however their use ends.

mod by_hand;
mod naive;
mod optimized;

use std::cell::Cell;
use std::ops::DerefMut;

use arrayvec::ArrayVec;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// The bytes of a buffer.
pub const BUFFER_BYTES: usize = 1_000_000;

/// The most uploads at once that the knob allows.
const MOST_AT_ONCE: usize = 16;

/// The most bytes that may be live besides the buffers: in lists.
const LISTS: usize = 64 << 10;

/// A moment in the time of an upload, which is told by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// It begins, and takes a buffer.
    Begins(u32),
    /// It is whole, and is checked.
    Ends { upload: u32, is_valid: bool },
    /// Its client has gone, in the middle.
    Breaks(u32),
}

/// The reason for which an upload is refused.
struct Invalid {
    /// The bytes that arrived do not give the number that was announced.
    found: u64,
}

/// Uploads to a server, some of which fail.
pub struct Case {
    /// The most uploads at once.
    pub at_once: usize,
    events: Vec<Event>,
    /// The most uploads that are there at once.
    most: usize,
    seed: u64,
    uses: Uses,
}

/// Counts what became of the buffers, by the bytes that were live.
#[derive(Default)]
struct Uses {
    /// Those that were made for an upload.
    made: Cell<usize>,
    /// Those that were there for an upload.
    reused: Cell<usize>,
    /// Those that were there after their upload.
    returned: Cell<usize>,
    /// Those that were freed with their upload.
    freed: Cell<usize>,
    /// The most bytes that were live.
    held: Cell<i64>,
}

impl Case {
    /// Goes through all uploads. For each that begins, `take` is called for a
    /// buffer of [`BUFFER_BYTES`]. When one ends and is valid, `done` is
    /// called with its buffer. Of the others, the buffer is dropped. Gives a
    /// number that depends on all uploads.
    ///
    /// # Panics
    ///
    /// If a buffer is not of [`BUFFER_BYTES`].
    #[track_caller]
    pub fn run<B>(
        &self,
        mut take: impl FnMut() -> B,
        mut done: impl FnMut(B),
    ) -> Answer
    where
        B: DerefMut,
        B::Target: AsMut<[u8]>,
    {
        let mut open: Open<B> = ArrayVec::new();
        let mut answer = 0_u64;
        for event in &self.events {
            let result = match *event {
                Event::Begins(upload) => {
                    let mut buffer = self.uses.taken(&mut take);
                    self.receive(upload, &mut buffer);
                    open.push((upload, buffer));
                    continue;
                }
                Event::Ends { upload, is_valid } => {
                    let buffer = removed(&mut open, upload);
                    self.uses.ended(|| {
                        let mut buffer = buffer;
                        let digest = self.digest(upload, &mut buffer);
                        check(digest, is_valid)?;
                        done(buffer);
                        Ok(digest)
                    })
                }
                Event::Breaks(upload) => {
                    let buffer = removed(&mut open, upload);
                    self.uses.ended(|| {
                        drop(buffer);
                        Ok(u64::from(upload))
                    })
                }
            };
            let told = match result {
                Ok(digest) => digest,
                Err(Invalid { found }) => !found,
            };
            answer = answer.wrapping_mul(31).wrapping_add(told);
        }
        answer >> 16
    }

    /// Writes the bytes of an upload: parts of them, so that a run is quick.
    #[track_caller]
    fn receive<B>(&self, upload: u32, buffer: &mut B)
    where
        B: DerefMut,
        B::Target: AsMut<[u8]>,
    {
        let bytes = (**buffer).as_mut();
        assert!(
            bytes.len() == BUFFER_BYTES,
            "a buffer has {} bytes, and this one has {}",
            text::grouped(BUFFER_BYTES as u64),
            text::grouped(bytes.len() as u64)
        );
        self.each_part(upload, |place, number| {
            bytes[place..place + PART].copy_from_slice(&number.to_le_bytes());
        });
    }

    /// A number for which all that arrived of an upload is needed.
    fn digest<B>(&self, upload: u32, buffer: &mut B) -> u64
    where
        B: DerefMut,
        B::Target: AsMut<[u8]>,
    {
        let bytes = (**buffer).as_mut();
        let mut digest = u64::from(upload);
        self.each_part(upload, |place, _| {
            for byte in &bytes[place..place + PART] {
                let mixed = digest.wrapping_mul(0x9E37_79B9_7F4A_7C15);
                digest = mixed.rotate_left(23) ^ u64::from(*byte);
            }
        });
        digest
    }

    fn each_part(&self, upload: u32, mut part: impl FnMut(usize, u64)) {
        let mut random = Random::new(self.seed ^ u64::from(upload));
        let mut random = Random::new(random.bits());
        part(BUFFER_BYTES - PART, random.bits());
        for _ in 1..PARTS {
            let place = random.index(BUFFER_BYTES / PART) * PART;
            part(place, random.bits());
        }
    }
}

impl Uses {
    /// Takes a buffer, and looks whether it was made now.
    fn taken<B>(&self, take: impl FnOnce() -> B) -> B {
        let before = meter::live_bytes();
        let buffer = take();
        let more = meter::live_bytes() - before;
        let what = if more < HALF { &self.reused } else { &self.made };
        what.set(what.get() + 1);
        self.held.set(self.held.get().max(meter::live_bytes()));
        buffer
    }

    /// Ends an upload, and looks whether its buffer is still there.
    fn ended<R>(&self, end: impl FnOnce() -> R) -> R {
        let before = meter::live_bytes();
        let result = end();
        let less = before - meter::live_bytes();
        let what = if less < HALF { &self.returned } else { &self.freed };
        what.set(what.get() + 1);
        result
    }
}

/// Where live bytes change by more than this, it is for a buffer; by less, for
/// a list.
const HALF: i64 = 500_000;

/// The parts of a buffer that an upload writes.
const PARTS: usize = 16;
/// The bytes of each.
const PART: usize = 8;

fn check(found: u64, is_valid: bool) -> Result<(), Invalid> {
    if is_valid { Ok(()) } else { Err(Invalid { found }) }
}

/// The uploads that are there, each with its buffer. On the stack, so that it
/// allocates nothing.
type Open<B> = ArrayVec<(u32, B), MOST_AT_ONCE>;

fn removed<B>(open: &mut Open<B>, upload: u32) -> B {
    let at = open.iter().position(|(of, _)| *of == upload);
    open.swap_remove(at.expect("an upload ends once, after it began")).1
}

/// The events of so many uploads, which end in any order, and the most of them
/// at once. So many of a hundred fail: half of these are invalid, and the
/// clients of the others go.
fn events(
    random: &mut Random,
    uploads: u32,
    at_once: usize,
    failing: u64,
) -> (Vec<Event>, usize) {
    let mut events = Vec::new();
    let mut open = Vec::new();
    let mut most = 0;
    let end = |random: &mut Random, open: &mut Vec<u32>| {
        let upload = open.swap_remove(random.index(open.len()));
        // Drawn each time, so that uploads are the same but for how they end.
        let [fails, breaks] = [random.below(100), random.below(2)];
        if fails < failing && breaks == 1 {
            Event::Breaks(upload)
        } else {
            Event::Ends { upload, is_valid: fails >= failing }
        }
    };
    for upload in 0..uploads {
        while open.len() == at_once
            || (!open.is_empty() && random.below(3) == 0)
        {
            events.push(end(random, &mut open));
        }
        events.push(Event::Begins(upload));
        open.push(upload);
        most = most.max(open.len());
    }
    while !open.is_empty() {
        events.push(end(random, &mut open));
    }
    (events, most)
}

/// A number that depends on all uploads, and on their order.
pub type Answer = u64;

/// The exercise.
pub struct PoolGuard;

impl Exercise for PoolGuard {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "pool-guard";
    const HEADLINE: Headline = Headline::Allocations;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "uploads",
            label: "Uploads",
            default: 1_000,
            min: 0,
            max: 3_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 3, 10, 30, 100, 300, 1_000, 2_000],
        },
        KnobSpec {
            name: "at-once",
            label: "Most uploads at once",
            default: 4,
            min: 1,
            max: MOST_AT_ONCE as u64,
            scale: Scale::Linear,
            sweep: &[1, 2, 3, 4, 8, 12, 16],
        },
        KnobSpec {
            name: "failing",
            label: "Uploads of a hundred that fail",
            default: 30,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[1, 5, 10, 20, 30, 50, 70, 100],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "by-hand", solve: by_hand::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("uploads", 0)],
        &[("uploads", 1)],
        &[("uploads", 1), ("failing", 100)],
        &[("uploads", 100), ("at-once", 1)],
        &[("uploads", 100), ("at-once", 1), ("failing", 100)],
        &[("uploads", 100), ("at-once", 2), ("failing", 50)],
        &[("uploads", 300), ("at-once", 16), ("failing", 0)],
        &[("uploads", 300), ("at-once", 16), ("failing", 100)],
    ];

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let most = case.at_once * BUFFER_BYTES + LISTS;
        let held = case.uses.held.get().unsigned_abs();
        (held > most as u64).then(|| {
            format!(
                "{} bytes were live at once, and {} buffers with {} bytes of \
                 lists take no more than {}: let an upload have a buffer of \
                 one that has ended",
                text::grouped(held),
                case.at_once,
                text::grouped(LISTS as u64),
                text::grouped(most as u64)
            )
        })
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let Uses { made, reused, returned, freed, .. } = &case.uses;
        let table = Numbers::new("what", ["number"])
            .row("made for an upload", [cell(made.get())])
            .row("reused: there before the upload", [cell(reused.get())])
            .row("returned: there after the upload", [cell(returned.get())])
            .row("freed with the upload", [cell(freed.get())])
            .row("most uploads at once", [cell(case.most)]);
        vec![table.titled("What became of the buffers")]
    }

    fn case(values: &Values) -> Case {
        // The same uploads, however many of them fail.
        let mut random = values.random_of_exercise();
        let seed = random.bits();
        let at_once = values.count("at-once");
        let (events, most) = events(
            &mut random,
            values.count("uploads"),
            at_once,
            values.get("failing"),
        );
        Case { at_once, events, most, seed, uses: Uses::default() }
    }

    fn floor(case: &Case) -> u64 {
        (case.most * BUFFER_BYTES) as u64
    }

    fn budget(case: &Case) -> u64 {
        // The buffers themselves, and a list of those that are free, which may
        // grow a few times.
        case.at_once as u64 + 12
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use protocol::random::Random;

    use super::optimized::Pool;
    use super::{Event, events};

    #[test]
    fn uploads_overlap_end_out_of_order_and_fail_in_two_ways() {
        let (events, most) = events(&mut Random::new(1), 1_000, 4, 30);
        assert_eq!((events.len(), most), (2_000, 4));
        let mut ended = Vec::new();
        let (mut invalid, mut broken) = (0, 0);
        for event in events {
            match event {
                Event::Begins(_) => {}
                Event::Ends { upload, is_valid } => {
                    ended.push(upload);
                    invalid += usize::from(!is_valid);
                }
                Event::Breaks(upload) => {
                    ended.push(upload);
                    broken += 1;
                }
            }
        }
        assert!(!ended.is_sorted());
        assert!(invalid > 100 && broken > 100, "{invalid} and {broken}");
        ended.sort_unstable();
        assert_eq!(ended, (0..1_000).collect::<Vec<u32>>());
    }

    #[test]
    fn a_buffer_comes_back_by_itself_however_its_use_ends() {
        let pool = Pool::new(2);
        let address = pool.take().as_ptr();
        let fails = || -> Result<(), ()> {
            let guard = pool.take();
            assert_eq!(guard.as_ptr(), address, "not the one that came back");
            Err(())
        };
        assert_eq!(fails(), Err(()));
        let caught = catch_unwind(AssertUnwindSafe(|| {
            let guard = pool.take();
            assert_eq!(guard.as_ptr(), address, "not after an `Err`");
            // Unwinds as a panic does, and prints nothing.
            std::panic::resume_unwind(Box::new(()));
        }));
        assert!(caught.is_err());
        assert_eq!(pool.take().as_ptr(), address, "not after a panic");
    }

    #[test]
    fn two_guards_have_two_buffers() {
        let pool = Pool::new(2);
        let (first, second) = (pool.take(), pool.take());
        assert_ne!(first.as_ptr(), second.as_ptr());
        let addresses = [first.as_ptr(), second.as_ptr()];
        drop(first);
        drop(second);
        let again = [pool.take().as_ptr(), pool.take().as_ptr()];
        assert!(again.iter().all(|address| addresses.contains(address)));
    }
}
