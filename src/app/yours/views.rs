//! The views of a draft: the editor, and beside another file.

use protocol::compile::VARIANT;
use protocol::{Content, Source, Token, VariantContent, text};
use yew::{Callback, Html, html};

use super::diff::diff;
use super::editor::{EditorBox, LineHeat};
use super::event::{Event, Pane, Written};
use super::hook::Desk;
use super::mounted::HINT;
use super::places::{Mark, marks};
use super::step::Step;
use crate::bench::BenchHandle;
use crate::tabs::{Tab, tab_list};

const PANEL: &str = "yours-panel";

/// The variants that the draft can be seen beside: naive and the reference.
fn references(content: &Content) -> Vec<&VariantContent> {
    let naive = content.variants.first();
    let others = content.variants.get(1..).unwrap_or_default();
    let reference = others
        .iter()
        .find(|variant| variant.name == "optimized")
        .or(others.last());
    naive.into_iter().chain(reference).collect()
}

/// The variant to compare a solution with.
pub fn reference(content: &Content) -> Option<&VariantContent> {
    references(content).pop()
}

fn panes(content: &Content) -> Vec<(Pane, String)> {
    let diffs = references(content).into_iter().map(|variant| {
        let name = variant.name.clone();
        (Pane::Diff(name.clone()), format!("Diff with {name}"))
    });
    std::iter::once((Pane::Edit, "Edit".to_owned()))
        .chain(diffs)
        .chain(std::iter::once((
            Pane::Changes,
            "What you changed".to_owned(),
        )))
        .collect()
}

fn tab_id(at: usize) -> String {
    format!("yours-{at}")
}

/// The tabs of the views.
pub fn views(desk: &Desk, content: &Content) -> Html {
    let (panes, labels): (Vec<Pane>, Vec<String>) = panes(content).into_iter().unzip();
    let selected = panes.iter().position(|pane| pane == desk.state.pane());
    let tabs: Vec<Tab> = labels
        .into_iter()
        .enumerate()
        .map(|(at, label)| Tab {
            id: tab_id(at),
            label,
        })
        .collect();
    let tell = desk.tell.clone();
    let open = Callback::from(move |at: usize| tell.emit(Event::Show(panes[at].clone())));
    tab_list(
        "Views of your version",
        PANEL,
        &tabs,
        selected.unwrap_or(0),
        &open,
    )
}

/// The view that is open. The editor stays on the page behind the others, with
/// its cursor and its history.
pub fn edited(desk: &Desk, bench: &BenchHandle) -> Html {
    let state = &desk.state;
    let panes = panes(&bench.content);
    let shown = panes.iter().position(|(pane, _)| pane == state.pane());
    let labelled = tab_id(shown.unwrap_or(0));
    let changed = {
        let tell = desk.tell.clone();
        Callback::from(move |text| tell.emit(Event::Typed(text)))
    };
    let run = {
        let bench = bench.clone();
        Callback::from(move |()| bench.run())
    };
    let beside = match state.pane() {
        Pane::Edit => None,
        Pane::Diff(name) => references(&bench.content)
            .into_iter()
            .find(|variant| variant.name == *name)
            .map(|variant| diff(name, &variant.source, state.text())),
        Pane::Changes => Some(diff("starter", &source(state.starter()), state.text())),
    };
    html! {
        <div role="tabpanel" id={PANEL} aria-labelledby={labelled}>
            <div hidden={beside.is_some()}>
                <EditorBox text={state.text().to_owned()} revision={state.revision()}
                    plain={state.is_plain()} marks={said(desk)} heat={heat(desk, bench)}
                    cursor={state.cursor()} {changed} {run} />
                { hint(desk) }
            </div>
            { for beside }
        </div>
    }
}

/// Says how to use the field that the draft is in, and offers the other one.
fn hint(desk: &Desk) -> Html {
    let (hint, name, other) = if desk.state.is_plain() {
        (
            "Ctrl-Enter or ⌘-Enter runs.",
            "Use the editor",
            Written::Editor,
        )
    } else {
        (HINT, "Use a plain field", Written::Plain)
    };
    let other = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::Write(other))
    };
    html! {
        <p class="hint">{ hint }{ " " }
            <button type="button" class="link" data-action="plain" onclick={other}>{ name }</button>
        </p>
    }
}

/// The compiler's marks for the text of the draft.
fn said(desk: &Desk) -> Option<Vec<Mark>> {
    let state = &desk.state;
    let attempt = state.attempt();
    if !state.is_as_sent() {
        return None;
    }
    let said = match attempt.step() {
        Step::Refused(why) => &why.diagnostics[..],
        Step::Idle
        | Step::Stopped
        | Step::Compiling(_)
        | Step::Queued(..)
        | Step::Barred(_)
        | Step::Built
        | Step::Running(_)
        | Step::Ended => attempt.built().map_or(&[][..], |built| &built.diagnostics),
    };
    Some(marks(state.text(), said))
}

/// The bytes beside the lines of the editor.
fn heat(desk: &Desk, bench: &BenchHandle) -> Option<Vec<LineHeat>> {
    let state = &desk.state;
    let Some(measured) = state.attempt().measured() else {
        return Some(Vec::new());
    };
    if state.is_measured_before() {
        return None;
    }
    let Some(Ok(lines)) = &measured.lines else {
        return Some(Vec::new());
    };
    let measure = bench.measure();
    let own = lines.lines.iter();
    let own = own.filter(|line| line.place.file == protocol::compile::YOURS);
    let most = own.clone().map(|line| line.figures.of(measure)).max();
    let most = most.unwrap_or(0).max(1) as f64;
    let heats = own.map(|line| {
        let bytes = line.figures.of(measure);
        LineHeat {
            line: line.place.line,
            text: text::grouped_signed(bytes),
            share: bytes.max(0) as f64 / most,
        }
    });
    Some(heats.collect())
}

/// The learner's version among the variants' sources, as it was measured.
pub fn listing(text: &str) -> VariantContent {
    VariantContent {
        name: VARIANT.to_owned(),
        source: source(text),
    }
}

/// A file that is shown without colours.
fn source(text: &str) -> Source {
    let lines = text.lines();
    let lines = lines.map(|line| vec![Token(String::new(), line.to_owned())]);
    Source {
        path: protocol::compile::YOURS.to_owned(),
        lines: lines.collect(),
    }
}
