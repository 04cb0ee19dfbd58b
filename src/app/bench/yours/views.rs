//! The learner's version in its tab: as a listing, in the editor, beside another
//! file.

use protocol::compile::VARIANT;
use protocol::{Content, Source, Token, VariantContent, text};
use yew::{Callback, Html, html};

use super::diff::diff;
use super::editor::{EditorBox, LineHeat};
use super::mounted::HINT;
use crate::bench::{self, BenchHandle, rest, source};
use crate::browser;
use crate::yours::places::{Mark, marks};
use crate::yours::{Desk, Event, Notice, Pane, Step, Written};

/// The name of the file that the learner began with.
const STARTER: &str = "starter";

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

/// The name of the file that stands beside the draft in this pane.
fn beside(pane: &Pane) -> Option<&str> {
    match pane {
        Pane::Edit => None,
        Pane::Diff(variant) => Some(variant),
        Pane::Changes => Some(STARTER),
    }
}

/// The buttons that show the draft beside another file, and the editor again.
pub fn compared(desk: &Desk, bench: &BenchHandle) -> Html {
    let shown = desk.state.pane();
    let variants = references(&bench.content).into_iter();
    // Beside the verdict of a version that passes there is the same.
    let passed = desk
        .is_solved()
        .then(|| reference(&bench.content))
        .flatten();
    let diffs = variants
        .filter(|variant| bench.shows(&variant.name))
        .map(|variant| Pane::Diff(variant.name.clone()))
        .filter(|pane| pane == shown || passed.is_none_or(|it| beside(pane) != Some(&it.name)));
    let changes = desk.state.is_edited().then_some(Pane::Changes);
    let one = |pane: Pane| {
        let name = beside(&pane).unwrap_or_default().to_owned();
        let words = match &pane {
            Pane::Changes => "What you changed".to_owned(),
            Pane::Edit | Pane::Diff(_) => format!("Diff with {name}"),
        };
        let pressed = pane == *shown;
        let turn = {
            let tell = desk.tell.clone();
            let next = if pressed { Pane::Edit } else { pane };
            move |_| tell.emit(Event::Show(next.clone()))
        };
        html! {
            <button type="button" class="link" data-action="beside" data-beside={name}
                aria-pressed={if pressed { "true" } else { "false" }}
                onclick={turn}>{ words }</button>
        }
    };
    html! { <>{ for diffs.chain(changes).map(one) }</> }
}

/// The learner's version in its tab. The editor stays on the page behind the
/// other tabs, with its cursor and its history.
pub fn draft(bench: &BenchHandle, shown: bool) -> Html {
    let Some(desk) = &bench.desk else {
        return Html::default();
    };
    html! {
        <div class="yours" hidden={!shown}>
            // It stands above what can be clicked, so it may not come late.
            { notice(desk) }
            if desk.state.is_open() {
                { rest::drawn(bench, |parts| (parts.edited)(desk, bench, shown)) }
            } else if shown {
                { closed(desk, bench) }
            }
        </div>
    }
}

/// The draft before it is edited: as a listing, until the editor is wanted.
fn closed(desk: &Desk, bench: &BenchHandle) -> Html {
    let state = &desk.state;
    let open = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::Open)
    };
    let heat = bench::heat(bench).filter(|_| !state.is_measured_before());
    let starter = bench.content.starter.as_ref();
    let file = if state.is_edited() {
        listing(state.text())
    } else {
        VariantContent {
            name: VARIANT.to_owned(),
            source: Source {
                path: protocol::compile::YOURS.to_owned(),
                lines: starter.map_or_else(Vec::new, |starter| starter.lines.clone()),
            },
        }
    };
    html! {
        <>
            <p class="to-edit">
                <button type="button" class="quiet" data-action="edit"
                    disabled={!bench.ready} onclick={open}>{ "Edit the code" }</button>
                <span class="soft">{ "The real compiler builds it, and it is measured beside the \
                                      others." }</span>
            </p>
            { source::pane(&file, &bench.variants(), heat.as_ref()) }
        </>
    }
}

/// The editor, or the draft beside another file while that is looked at.
pub fn edited(desk: &Desk, bench: &BenchHandle, shown: bool) -> Html {
    let state = &desk.state;
    let changed = {
        let tell = desk.tell.clone();
        Callback::from(move |text| tell.emit(Event::Typed(text)))
    };
    let run = {
        let bench = bench.clone();
        Callback::from(move |()| bench.run())
    };
    let beside = match state.pane() {
        _ if !shown => None,
        Pane::Edit => None,
        Pane::Diff(name) if !bench.shows(name) => None,
        Pane::Diff(name) => references(&bench.content)
            .into_iter()
            .find(|variant| variant.name == *name)
            .map(|variant| diff(name, &variant.source, state.text())),
        Pane::Changes => Some(diff(STARTER, &source_of(state.starter()), state.text())),
    };
    html! {
        <>
            <div class="edited" hidden={beside.is_some()}>
                <EditorBox text={state.text().to_owned()} revision={state.revision()}
                    plain={state.is_plain()} marks={said(desk)} heat={heat(desk, bench)}
                    cursor={state.cursor()} {changed} {run} />
                { hint(desk) }
            </div>
            // Always one node: the editor must stay the same beside it.
            { beside.unwrap_or_default() }
        </>
    }
}

/// A notice on the draft, if there is one.
fn notice(desk: &Desk) -> Html {
    let tell = |event: fn() -> Event| {
        let tell = desk.tell.clone();
        Callback::from(move |_| {
            // The button is about to go, and the focus with it.
            browser::focus("[data-tab][aria-selected=true]");
            tell.emit(event());
        })
    };
    match desk.state.notice() {
        None => Html::default(),
        Some(Notice::StarterChanged) => html! {
            <p class="remark" role="status" data-notice="starter-changed">
                { "The exercise has changed since you began this draft, which is kept as it was. \
                   “Start again” takes the new code. " }
                <button type="button" class="link" data-action="keep-mine"
                    onclick={tell(|| Event::KeepMine)}>{ "Keep mine" }</button>
            </p>
        },
        Some(Notice::Unreadable) => html! {
            <p class="remark" role="status" data-notice="unreadable">
                { "The draft that this browser kept is of another version of the site, and cannot \
                   be read. It was put aside; this is the exercise's own start." }
            </p>
        },
        Some(Notice::Newer) => html! {
            <p class="remark" role="status" data-notice="newer">
                { "The draft that this browser keeps was written by a newer version of the site. It \
                   is left as it is; reload the page to have that version. This is the exercise's \
                   own start, and what you write here is not kept." }
            </p>
        },
        Some(Notice::Elsewhere(_)) => html! {
            <p class="remark" role="status" data-notice="elsewhere">
                { "Another tab has changed this draft. What you write here replaces that. " }
                <button type="button" class="link" data-action="take"
                    onclick={tell(|| Event::TakeElsewhere)}>{ "Take the other tab's" }</button>
            </p>
        },
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
        source: source_of(text),
    }
}

/// A file that is shown without colours.
fn source_of(text: &str) -> Source {
    let lines = text.lines();
    let lines = lines.map(|line| vec![Token(String::new(), line.to_owned())]);
    Source {
        path: protocol::compile::YOURS.to_owned(),
        lines: lines.collect(),
    }
}
