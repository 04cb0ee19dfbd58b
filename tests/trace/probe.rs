//! Situations that a shadow stack, or a note of where a block is, could get
//! wrong; see `src/lab/probe.rs`.

use bytewise_tests::lab::{Lab, PROBE};
use bytewise_tests::project;
use protocol::{AllocationSite, Case, Outcome, Report, Request, TraceRequest};

fn case(size: u64) -> Case {
    Case::from([("size".to_owned(), size)])
}

/// The counted run and its traced twin, which agree.
fn traced(situation: &str, size: u64) -> (Report, Vec<AllocationSite>) {
    let plain = Lab::faulty().report("probe", situation, &case(size));
    let traced = Lab::traced_faulty().report("probe", situation, &case(size));
    let figures = |report: &Report| {
        let usage = report.usage;
        (
            usage.peak,
            usage.total,
            usage.allocations,
            usage.retained,
            report.frees,
        )
    };
    assert_eq!(figures(&plain), figures(&traced), "{situation} {size}");
    assert_eq!(plain.answer, traced.answer, "{situation} {size}");
    let sites = traced.sites.clone().expect("a traced run has sites");
    assert_eq!(
        sites.iter().map(|site| site.total).sum::<u64>(),
        traced.usage.total
    );
    assert_eq!(
        sites
            .iter()
            .map(|site| site.at_peak)
            .sum::<i64>()
            .unsigned_abs(),
        traced.usage.peak
    );
    (traced, sites)
}

/// The line of the probe's source that holds `text`.
fn line_of(text: &str) -> u32 {
    let source = std::fs::read_to_string(project::root().join(PROBE)).expect("the probe is there");
    let line = source.lines().position(|line| line.contains(text));
    let line = line.unwrap_or_else(|| panic!("{PROBE} has no line with `{text}`"));
    u32::try_from(line + 1).expect("a file has few lines")
}

/// The lines of a site's chain, outermost first, without the probe's own call.
fn lines(site: &AllocationSite) -> Vec<u32> {
    let frames = Lab::traced_faulty().frames(&site.chain);
    frames.iter().map(|frame| frame.line).collect()
}

#[test]
fn code_that_allocates_nothing_has_no_lines() {
    assert_eq!(traced("nothing", 0).1, []);
}

#[test]
fn each_depth_of_a_recursion_is_a_chain_of_its_own() {
    let (_, sites) = traced("recursion", 5);
    let end = line_of("vec![1_u8; 100]");
    let deepest = sites.iter().find(|site| lines(site).ends_with(&[end]));
    let deepest = deepest.expect("the end of the recursion allocates");
    let again = line_of("descend(black_box(depth - 1))");
    assert_eq!(
        lines(deepest)[1..],
        [again, again, again, again, again, end]
    );
    // On the way back every call allocates, at a chain that is shorter by one.
    let back = line_of("below + black_box(vec![1_u8; 10])");
    let mut depths: Vec<usize> = sites
        .iter()
        .map(lines)
        .filter(|lines| lines.ends_with(&[back]))
        .map(|lines| lines.len())
        .collect();
    depths.sort_unstable();
    assert_eq!(depths, [2, 3, 4, 5, 6, 7]);
}

#[test]
fn a_recursion_past_the_shadow_stack_stays_in_it_and_counts_on() {
    let (report, sites) = traced("recursion", 5_000);
    assert_eq!(report.usage.total, 100 + 5_001 * 10);
    let back = line_of("below + black_box(vec![1_u8; 10])");
    for site in &sites {
        assert!(site.chain.len() <= 16, "{site:?}");
        let lines = lines(site);
        assert!(
            lines.ends_with(&[back]) || lines.ends_with(&[line_of("vec![1_u8; 100]")]),
            "{lines:?}"
        );
    }
}

#[test]
fn a_chain_deeper_than_the_table_keeps_its_innermost_calls() {
    let (_, sites) = traced("recursion", 100);
    let deepest = sites
        .iter()
        .max_by_key(|site| site.total)
        .expect("it allocates");
    // All chains deeper than 16 end in the same calls, and are one site.
    assert_eq!(deepest.blocks, 100 - 14);
    assert_eq!(deepest.chain.len(), 16);
}

#[test]
fn more_chains_than_the_table_holds_are_counted_together() {
    let (report, sites) = traced("chains", 8_000);
    assert_eq!(report.usage.total, 8 * 8_000);
    assert!(sites.len() <= 4_096, "{}", sites.len());
    let rest = sites
        .iter()
        .find(|site| site.overflow)
        .expect("not all chains fit");
    assert!(rest.blocks > 3_000, "{rest:?}");
    assert!(rest.chain.is_empty());
}

#[test]
fn blocks_of_any_alignment_keep_it_and_their_lines() {
    // The probe itself asserts every address.
    for size in [0, 1, 10, 1_000] {
        let (_, sites) = traced("alignment", size);
        let first = line_of("let mut list = Vec::with_capacity(1);");
        let firsts = sites.iter().filter(|site| lines(site).ends_with(&[first]));
        let together: u64 = firsts.map(|site| site.total).sum();
        assert_eq!(together, 1 + 8 + 16 + 64 + 4_096);
    }
}

#[test]
fn a_resize_moves_a_block_to_the_line_that_resized_it() {
    let (_, sites) = traced("resize", 10);
    let at = |text: &str| {
        let line = line_of(text);
        let site = sites.iter().find(|site| lines(site).ends_with(&[line]));
        let site = site.unwrap_or_else(|| panic!("no site at `{text}`"));
        (site.total, site.blocks, site.at_peak, site.retained)
    };
    assert_eq!(at("black_box(vec![1_u8; 100]);"), (100, 1, 0, 0));
    assert_eq!(at("let fence = "), (100, 1, 100, 0));
    assert_eq!(at("list.reserve_exact"), (1_110, 1, 1_110, 0));
    assert_eq!(at("list.shrink_to"), (100, 1, 0, 0));
}

#[test]
fn what_std_calls_back_extends_the_chain_and_what_it_does_after_does_not() {
    let (_, sites) = traced("closure", 10);
    let all: Vec<Vec<u32>> = sites.iter().map(|site| lines(site)[..].to_vec()).collect();
    let (collect, map) = (line_of(".collect();"), line_of(".map(|i|"));
    let (sort, text) = (line_of("lists.sort_by_cached_key"), line_of("format!"));
    let ends = |end: &[u32]| all.iter().filter(|lines| lines.ends_with(end)).count();
    assert_eq!(ends(&[collect, map]), 1, "{all:?}");
    assert_eq!(ends(&[sort, text]), 1, "{all:?}");
    // The list's own growth, between the calls of the closure, is collect's.
    assert_eq!(ends(&[collect]), 1, "{all:?}");
    assert_eq!(ends(&[sort]), 1, "{all:?}");
    assert_eq!(all.len(), 4, "{all:?}");
}

#[test]
fn a_block_older_than_the_run_is_freed_at_no_line() {
    let (report, sites) = traced("older", 0);
    assert_eq!(report.usage.retained, -1_000);
    let [site] = &sites[..] else {
        panic!("{sites:?}");
    };
    assert_eq!((site.chain.len(), site.retained), (0, -1_000));
}

#[test]
fn a_block_that_is_kept_is_retained_at_its_line() {
    let (_, sites) = traced("kept", 77);
    let [site] = &sites[..] else {
        panic!("{sites:?}");
    };
    assert_eq!(
        lines(site).last(),
        Some(&line_of("vec![1_u8; case.size]).leak()"))
    );
    assert_eq!((site.retained, site.total), (77, 77));
}

#[test]
fn blocks_of_one_byte_side_by_side_are_told_apart() {
    let (_, sites) = traced("smallest", 10_000);
    let at = |text: &str| {
        let line = line_of(text);
        let site = sites.iter().find(|site| lines(site).ends_with(&[line]));
        let site = site.unwrap_or_else(|| panic!("no site at `{text}`"));
        (site.blocks, site.at_peak, site.retained)
    };
    assert_eq!(at("Box::new(1_u8)"), (10_000, 10_000, 0));
    assert_eq!(at("Box::new(2_u8)"), (10_000, 10_000, 10_000));
}

#[test]
fn what_was_live_at_a_point_of_the_timeline_is_known_by_line() {
    let request = |event| Request {
        exercise: "probe".to_owned(),
        variant: "resize".to_owned(),
        case: case(10),
        trace: Some(TraceRequest {
            at_event: Some(event),
            frees: true,
        }),
    };
    let report = |event| match Lab::traced_faulty().run(&request(event)).outcome {
        Ok(Outcome::Report(report)) => report,
        other => panic!("no report but {other:?}"),
    };
    for point in &report(0).timeline.points {
        let report = report(point.event);
        let sites = report.sites.as_ref().expect("a traced run has sites");
        let live: i64 = sites.iter().map(|site| site.at_event).sum();
        assert_eq!(live, point.live, "after event {}", point.event);
    }
    let report = report(0);
    let sites = report.sites.as_ref().expect("a traced run has sites");
    let freed: u64 = sites.iter().map(|site| site.freed_here).sum();
    assert_eq!(freed, report.usage.total);
}
