//! An exercise for the tests of the tracer: each variant is a situation that a
//! shadow stack, or a note of where a block is, could get wrong. Not in the
//! shipped module.

use std::hint::black_box;

use exercises::harness::{Edges, Exercise, KnobSpec, Values, Variant};
use protocol::{Headline, Scale};

/// The size of the situation, and a block that is older than the run.
pub(crate) struct Case {
    size: usize,
    older: std::cell::RefCell<Option<Vec<u8>>>,
}

/// The exercise.
pub(crate) struct Probe;

impl Exercise for Probe {
    type Case = Case;
    type Answer = usize;

    const SLUG: &'static str = "probe";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "size",
        label: "Size",
        default: 10,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[],
    }];
    const VARIANTS: &'static [Variant<Case, usize>] = &[
        Variant {
            name: "nothing",
            solve: |_| 0,
        },
        Variant {
            name: "recursion",
            solve: |case| descend(case.size),
        },
        Variant {
            name: "chains",
            solve: |case| branch(case.size),
        },
        Variant {
            name: "alignment",
            solve: align,
        },
        Variant {
            name: "resize",
            solve: resize,
        },
        Variant {
            name: "closure",
            solve: closure,
        },
        Variant {
            name: "older",
            solve: older,
        },
        Variant {
            name: "kept",
            solve: keep,
        },
        Variant {
            name: "smallest",
            solve: smallest,
        },
    ];
    const EDGES: Edges = &[];

    fn case(values: &Values) -> Case {
        Case {
            size: values.count("size"),
            older: Some(vec![0; 1_000]).into(),
        }
    }

    fn floor(_: &Case) -> u64 {
        0
    }

    fn budget(_: &Case) -> u64 {
        0
    }
}

/// Calls itself `depth` times, then allocates 100 bytes, then 10 on the way
/// back from each call.
#[inline(never)]
fn descend(depth: usize) -> usize {
    let below = if depth == 0 {
        black_box(vec![1_u8; 100]).len()
    } else {
        descend(black_box(depth - 1))
    };
    below + black_box(vec![1_u8; 10]).len()
}

/// Allocates 8 bytes at the end of each of `leaves` different chains.
fn branch(leaves: usize) -> usize {
    (0..leaves).map(|leaf| twig(black_box(leaf), 13)).sum()
}

/// Takes one of two ways down for each bit of `leaf`.
#[expect(clippy::if_same_then_else, reason = "the two calls are two lines")]
#[inline(never)]
fn twig(leaf: usize, bits: usize) -> usize {
    if bits == 0 {
        black_box(vec![1_u8; 8]).len()
    } else if leaf & 1 == 0 {
        twig(black_box(leaf >> 1), bits - 1)
    } else {
        twig(black_box(leaf >> 1), bits - 1)
    }
}

/// Blocks of many alignments, each resized once: every address must suit.
fn align(case: &Case) -> usize {
    #[repr(align(16))]
    #[derive(Clone)]
    struct By16(#[expect(dead_code, reason = "it is there for its size")] [u8; 16]);
    #[repr(align(64))]
    #[derive(Clone)]
    struct By64(#[expect(dead_code, reason = "it is there for its size")] [u8; 64]);
    #[repr(align(4096))]
    #[derive(Clone)]
    struct ByPage(#[expect(dead_code, reason = "it is there for its size")] [u8; 4_096]);

    fn grow<T: Clone>(first: T, size: usize) -> usize {
        let mut list = Vec::with_capacity(1);
        list.push(first.clone());
        for _ in 0..size {
            list.push(first.clone());
        }
        let list = black_box(list);
        assert_eq!(list.as_ptr().addr() % align_of::<T>(), 0);
        list.len()
    }
    grow(1_u8, case.size)
        + grow(1_u64, case.size)
        + grow(By16([1; 16]), case.size)
        + grow(By64([1; 64]), case.size)
        + grow(ByPage([1; 4_096]), case.size)
}

/// A block that grows at one line and shrinks at another, and one between that
/// makes it move.
fn resize(case: &Case) -> usize {
    let mut list = black_box(vec![1_u8; 100]);
    let fence = black_box(vec![2_u8; 100]);
    list.reserve_exact(black_box(1_000 + case.size));
    list.shrink_to(black_box(50));
    assert!(list.iter().all(|&byte| byte == 1));
    list.len() + fence.len()
}

/// The standard library calls back into the exercise's code, and allocates by
/// itself before and after.
fn closure(case: &Case) -> usize {
    let mut lists: Vec<Vec<u8>> = (0..case.size)
        .map(|i| black_box(vec![1_u8; i + 1]))
        .filter(|list| list.len() != black_box(3))
        .collect();
    lists.sort_by_cached_key(|list| {
        let text = black_box(format!("{:04}", list.len()));
        std::cmp::Reverse(text)
    });
    lists.iter().map(Vec::len).sum()
}

/// Frees a block that is older than the run.
fn older(case: &Case) -> usize {
    let older = case.older.borrow_mut().take();
    older.map_or(0, |older| older.len())
}

/// Keeps a block beyond the run.
fn keep(case: &Case) -> usize {
    let kept: &'static [u8] = black_box(vec![1_u8; case.size]).leak();
    kept.len()
}

/// Blocks of one byte, side by side, of two lines in turn; those of the first
/// are freed.
fn smallest(case: &Case) -> usize {
    let mut freed = Vec::with_capacity(case.size);
    let mut kept = Vec::with_capacity(case.size);
    for _ in 0..case.size {
        freed.push(black_box(Box::new(1_u8)));
        kept.push(black_box(Box::new(2_u8)));
    }
    drop(freed);
    std::mem::forget(kept);
    case.size
}
