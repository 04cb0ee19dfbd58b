//! Made-up knobs, reports and sites, for tests.

use std::collections::BTreeMap;

use protocol::{
    AllocationSite, Case, Frame, Knob, Report, Scale, Timeline, TimelinePoint, TracedCall, Usage,
};

/// A knob for 0 to 1,000,000 points.
pub fn knob() -> Knob {
    Knob {
        name: "points".to_owned(),
        label: "Points".to_owned(),
        default: 10_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: vec![10, 100, 1_000, 10_000, 100_000, 300_000],
    }
}

/// The case of so many points.
pub fn case(points: u64) -> Case {
    BTreeMap::from([("points".to_owned(), points)])
}

/// A report of `peak` bytes at once in one block.
pub fn report(variant: &str, peak: u64, floor: u64) -> Report {
    Report {
        exercise: "slots".to_owned(),
        variant: variant.to_owned(),
        case: case(10_000),
        answer: "50045000".to_owned(),
        floor,
        budget: 2 * floor,
        most_allocations: None,
        usage: Usage {
            peak,
            total: peak,
            allocations: u64::from(peak > 0),
            retained: 0,
            pages: peak.div_ceil(65_536),
        },
        frees: u64::from(peak > 0),
        stack: 0,
        timeline: Timeline {
            events: 2,
            points: vec![
                TimelinePoint {
                    event: 0,
                    live: peak.cast_signed(),
                },
                TimelinePoint { event: 1, live: 0 },
            ],
        },
        time_ms: 1.25,
        sites: None,
        findings: Vec::new(),
        left_out: None,
    }
}

/// A call from these lines of the naive variant, outermost first.
pub fn call(lines: &[u32]) -> TracedCall {
    let frames = lines.iter().map(|&line| Frame {
        file: "exercises/slots/naive.rs".to_owned(),
        line,
        function: "solve".to_owned(),
    });
    TracedCall {
        frames: frames.collect(),
    }
}

/// A site that allocated one block, which was live at the peak.
pub fn site(chain: &[u32], bytes: u64) -> AllocationSite {
    AllocationSite {
        chain: chain.to_vec(),
        overflow: false,
        total: bytes,
        blocks: 1,
        at_peak: bytes.cast_signed(),
        at_event: 0,
        retained: 0,
        freed_here: 0,
    }
}
