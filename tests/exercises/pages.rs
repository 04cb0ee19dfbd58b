//! An exercise's pages as a run leaves them, rendered natively from wasmtime's
//! reports: each figure stands where it belongs, in every view.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use app::Route;
use app::bench::View;
use app::page::{self, PageInput};
use app::run::{Event, Machine, palette};
use bytewise_tests::lab::Lab;
use bytewise_tests::reports::{Module, measured, report};
use protocol::compile::VARIANT;
use protocol::{
    Case, Catalogue, Content, FindingTable, Graph, Outcome, ReferenceCounts, Report, Request,
    Shape, Site, TracedCall,
};

use crate::Exercise;

/// The number of the growth plot's sizes that are run.
const SIZES: usize = 3;

/// The attributes of each element that has one of some name.
type Elements = Vec<BTreeMap<String, String>>;

pub(crate) fn show_a_runs_figures(exercise: Exercise) {
    has_a_colour_for_each(exercise);
    let content = host::read_content(exercise).unwrap_or_else(|error| panic!("{error:#}"));
    let content = Rc::new(content);
    has_a_tab_for_each(&content);
    let measured = after_a_run(exercise, &content);
    if exercise.shape() == Shape::Design {
        for route in routes(exercise) {
            let html = rendered(&content, route.clone(), "?view=choices", &measured);
            is_sound(&html, "choices");
            has_all_choices(exercise, &content, &html, "choices");
        }
    }
    for route in routes(exercise) {
        for view in ["figures", "findings", "time", "growth", "lines", "chains"] {
            let html = rendered(&content, route.clone(), &format!("?view={view}"), &measured);
            let what = format!("{route:?}, by {view}");
            is_sound(&html, &what);
            has_figures(exercise, &html, &what);
            match view {
                // An exercise's own page shows no layouts of a solution at first.
                "findings" if matches!(route, Route::Present { .. }) => {
                    has_findings(exercise, &html, &what);
                }
                "findings" if exercise.shape() == Shape::Design => {}
                "growth" => {
                    let sizes = content.knobs[0].sweep.len().min(SIZES);
                    let mut rows = elements(&html, "data-size");
                    rows.retain(|row| !row.contains_key("data-layout"));
                    assert_eq!(rows.len(), sizes, "{what}");
                }
                "lines" => has_lines(exercise, &html, &what),
                _ => {}
            }
        }
    }
}

/// Each variant, and the learner's own beside them, has a colour of its own.
/// Where structures are chosen, few are drawn together.
fn has_a_colour_for_each(exercise: Exercise) {
    let variants = if exercise.shape() == Shape::Design {
        vec!["naive", "chosen", "optimized"]
    } else {
        exercise.variants().into_iter().chain([VARIANT]).collect()
    };
    let variants: Vec<String> = variants.into_iter().map(str::to_owned).collect();
    let classes = palette::classes(&variants);
    let different: BTreeSet<&str> = classes.iter().copied().collect();
    assert_eq!(different.len(), variants.len(), "{variants:?}: {classes:?}");
}

/// No variant has the name of another tab.
fn has_a_tab_for_each(content: &Content) {
    let views = View::all(content, true);
    let names: BTreeSet<&str> = views.iter().map(View::name).collect();
    assert_eq!(names.len(), views.len(), "{views:?}");
}

fn routes(exercise: Exercise) -> [Route; 2] {
    let slug = exercise.slug().to_owned();
    let present = Route::Present { slug: slug.clone() };
    [Route::Exercise { slug }, present]
}

/// The bench after Run, its lines, and some sizes.
fn after_a_run(exercise: Exercise, content: &Content) -> Rc<Machine> {
    let calls: Rc<[TracedCall]> = Lab::traced(exercise).calls().into();
    let run = |request: &Request, traced: bool| {
        let module = if traced {
            Module::Traced
        } else {
            Module::Counting
        };
        let found = report(module, exercise, &request.variant, &request.case);
        Outcome::Report(Box::new(Report::clone(&found)))
    };
    let machine = Rc::new(Machine::new(content));
    let case = exercise.default_case();
    let mut machine = machine.after(Event::Run(case.clone()), &calls, &run);
    if machine.trace().is_none() {
        machine = machine.after(Event::Trace(None), &calls, &run);
    }
    let mut knob = content.knobs[0].clone();
    knob.sweep.truncate(SIZES);
    machine.after(Event::Grow(Box::new(knob), case), &calls, &run)
}

fn rendered(content: &Rc<Content>, route: Route, search: &str, bench: &Rc<Machine>) -> String {
    let input = PageInput {
        route,
        site: Site::default(),
        catalogue: Rc::new(Catalogue { tracks: Vec::new() }),
        content: Some(Rc::clone(content)),
        page: None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("this thread can run tasks");
    let page = page::render_bench(input, search, Some(Rc::clone(bench)));
    tokio::task::LocalSet::new().block_on(&runtime, page)
}

/// Checks that it is a page at all, with nothing on it that its policy forbids
/// and nothing that was to be filled in.
fn is_sound(html: &str, what: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "{what}");
    for forbidden in [
        " style=",
        "<script",
        " onclick=",
        "{{",
        ">NaN",
        "role=\"alert\"",
    ] {
        assert!(!html.contains(forbidden), "{what} has {forbidden}");
    }
    let mut seen = BTreeSet::new();
    for mut element in elements(html, "id") {
        let id = element.remove("id").unwrap_or_default();
        assert!(seen.insert(id.clone()), "{what} has two `{id}`");
    }
    let state = elements(html, "data-state");
    assert_eq!(state[0]["data-state"], "measured", "{what}");
}

fn has_figures(exercise: Exercise, html: &str, what: &str) {
    let case: Case = exercise.default_case();
    if exercise.shape() == Shape::Design {
        return has_choices(exercise, html, what);
    }
    let rows = elements(html, "data-peak");
    let variants = exercise.variants();
    assert_eq!(rows.len(), variants.len(), "{what}: {rows:?}");
    for (row, variant) in rows.iter().zip(variants) {
        let report = measured(exercise, variant, &case);
        let usage = report.usage;
        let figures = [
            ("data-peak", usage.peak.to_string()),
            ("data-total", usage.total.to_string()),
            ("data-allocations", usage.allocations.to_string()),
            ("data-retained", usage.retained.to_string()),
            ("data-pages", usage.pages.to_string()),
            ("data-answer", report.answer.clone()),
            ("data-variant", variant.to_owned()),
        ];
        for (name, expected) in figures {
            assert_eq!(
                unescaped(&row[name]),
                expected,
                "{what}: {name} of {variant}"
            );
        }
    }
    let floors = elements(html, "data-floor");
    let floor = measured(exercise, "naive", &case).floor.to_string();
    assert!(floors.iter().all(|it| it["data-floor"] == floor), "{what}");
}

/// The chosen parts as one bar, each with the bytes of its structure.
fn has_choices(exercise: Exercise, html: &str, what: &str) {
    let content = host::read_content(exercise).unwrap_or_else(|error| panic!("{error:#}"));
    let case = exercise.default_case();
    let segments = elements(html, "data-segment");
    assert_eq!(segments.len(), content.parts.len(), "{what}");
    for (segment, part) in segments.iter().zip(&content.parts) {
        let peak = measured(exercise, &part.choices[0].variant, &case)
            .usage
            .peak;
        assert_eq!(segment["data-segment"], part.knob, "{what}");
        assert_eq!(segment["data-bytes"], peak.to_string(), "{what}");
    }
    let held = elements(html, "data-held");
    let chosen = measured(exercise, "chosen", &case).usage.peak;
    assert_eq!(held[0]["data-held"], chosen.to_string(), "{what}");
}

/// Each choice with its bytes and its error, beside the reason for it.
fn has_all_choices(exercise: Exercise, content: &Content, html: &str, what: &str) {
    let rows = elements(html, "data-choice");
    let choices = content
        .parts
        .iter()
        .flat_map(|part| part.choices.iter().map(move |choice| (part, choice)));
    let choices: Vec<_> = choices.collect();
    assert_eq!(rows.len(), choices.len(), "{what}");
    for (row, (part, choice)) in rows.iter().zip(choices) {
        let report = measured(exercise, &choice.variant, &exercise.default_case());
        let off = report.number(&part.knob, "millionths off");
        assert_eq!(row["data-bytes"], report.usage.peak.to_string(), "{what}");
        assert_eq!(
            row.get("data-error"),
            off.map(|off| off.to_string()).as_ref()
        );
    }
    let reasons = elements(html, "data-because");
    assert_eq!(reasons.len(), rows.len(), "{what}");
}

/// Each table and picture of what the variants found has its title and its rows.
fn has_findings(exercise: Exercise, html: &str, what: &str) {
    for variant in exercise.variants() {
        let report = measured(exercise, variant, &exercise.default_case());
        has_all_it_found(&report, html, what);
    }
}

fn has_all_it_found(report: &Report, html: &str, what: &str) {
    for finding in &report.findings {
        let title = escaped(&finding.title);
        assert!(html.contains(&title), "{what} has no {title}");
        let (attribute, rows) = match &finding.table {
            FindingTable::Statistics(rows) => ("data-place", rows.len()),
            FindingTable::Differences(rows) => ("data-change", rows.len()),
            FindingTable::Numbers(table) => ("data-row", table.rows.len()),
            FindingTable::Layouts(layouts) => ("data-layout", layouts.len()),
            FindingTable::Sharing(blocks) => ("data-block", blocks.len()),
            FindingTable::Graphs(graphs) => {
                for graph in graphs {
                    counts_are_the_arrows(graph, what);
                }
                let nodes = graphs.iter().flat_map(|graph| &graph.rows).flatten();
                ("data-node", nodes.count())
            }
            FindingTable::Unavailable(why) => panic!("{what}: {}: {why}", report.variant),
        };
        let shown = elements(html, attribute).len();
        assert!(shown >= rows, "{what}: {shown} of {rows} rows of {title}");
    }
}

/// What a value counts is what is drawn: no owner is missing in the picture.
fn counts_are_the_arrows(graph: &Graph, what: &str) {
    for node in graph.rows.iter().flatten() {
        let arrows = |owns: bool| {
            let edges = graph.edges.iter().filter(|edge| edge.to == node.name);
            edges.filter(|edge| edge.owns == owns).count() as u64
        };
        if let Some(ReferenceCounts { strong, weak }) = node.counts {
            let (name, moment) = (&node.name, &graph.moment);
            assert_eq!(
                (strong, weak),
                (arrows(true), arrows(false)),
                "{what}, {moment}: {name}"
            );
        }
    }
}

/// Each variant's lines have all its blocks and bytes.
fn has_lines(exercise: Exercise, html: &str, what: &str) {
    let lines = elements(html, "data-of");
    for variant in exercise.variants() {
        let usage = measured(exercise, variant, &exercise.default_case()).usage;
        let sum = |name: &str| -> u64 {
            let of = lines.iter().filter(|line| line["data-of"] == variant);
            of.map(|line| line[name].parse::<u64>().expect("a number"))
                .sum()
        };
        assert_eq!(sum("data-total"), usage.total, "{what}: {variant}");
        assert_eq!(sum("data-blocks"), usage.allocations, "{what}: {variant}");
    }
}

/// The elements with an attribute of that name. Yew writes each value between
/// quotes, and none has a `>` or a quote in it.
fn elements(html: &str, name: &str) -> Elements {
    let tags = html.split('<').filter_map(|part| part.split('>').next());
    let with = tags.filter(|tag| tag.contains(&format!(" {name}=\"")));
    let attributes = with.map(|tag| {
        let pairs = tag.split("=\"").zip(tag.split("=\"").skip(1));
        let pair = |(before, after): (&str, &str)| {
            let name = before.rsplit([' ', '"']).next().unwrap_or_default();
            let value = after.split('"').next().unwrap_or_default();
            (name.to_owned(), value.to_owned())
        };
        pairs.map(pair).collect()
    });
    attributes.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
