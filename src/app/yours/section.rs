//! The section “Your version” of an exercise's page.

use protocol::{Content, VariantContent, text};
use web_sys::KeyboardEvent;
use yew::{Callback, Html, html};

use super::attempt::VARIANT;
use super::diff::diff;
use super::editor::{EditorBox, HINT, LineHeat};
use super::hook::Desk;
use super::host::host;
use super::outcome::outcome;
use super::places::{Mark, marks};
use super::state::{Event, Kept, Notice, Pane};
use super::step::Step;
use crate::bench::BenchHandle;
use crate::browser;

/// The section; nothing where the exercise has no starter.
pub fn section(bench: &BenchHandle) -> Html {
    let Some(desk) = &bench.desk else {
        return Html::default();
    };
    let state = &desk.state;
    let open = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::Open)
    };
    html! {
        <section class="yours" aria-labelledby="your-version" data-yours={progress_name(desk)}>
            <header>
                <h2 id="your-version" tabindex="-1">{ "Your version" }</h2>
                if state.is_edited() {
                    <span class="edited" data-edited="true">{ "edited" }</span>
                }
                if !state.is_open() {
                    <button type="button" class="quiet" data-action="edit"
                        disabled={!bench.ready} onclick={open}>{ "Edit the code" }</button>
                }
            </header>
            if state.is_open() {
                { notices(desk) }
                { views(desk, &bench.content) }
                { edited(desk, bench) }
                { below(desk, bench) }
            } else {
                <p class="soft">{ "Write one yourself: the real compiler builds it, and it is \
                                   measured beside the others." }</p>
            }
            { outcome(desk, &bench.content) }
            { host(desk) }
        </section>
    }
}

/// What `data-yours` says.
fn progress_name(desk: &Desk) -> &'static str {
    match desk.state.attempt().step() {
        Step::Idle => "idle",
        Step::Compiling(_) | Step::Queued(..) => "compiling",
        Step::Barred(_) => "barred",
        Step::Refused(_) => "refused",
        Step::Built | Step::Running(_) => "running",
        Step::Ended => "checked",
    }
}

fn notices(desk: &Desk) -> Html {
    let take = {
        let tell = desk.tell.clone();
        move |_| tell.emit(Event::TakeElsewhere)
    };
    match desk.state.notice() {
        None => Html::default(),
        Some(Notice::StarterChanged) => html! {
            <p class="remark" role="status" data-notice="starter-changed">
                { "The exercise has changed since you began this draft, which is kept as it was. \
                   Reset starts from the new code." }
            </p>
        },
        Some(Notice::Unreadable) => html! {
            <p class="remark" role="status" data-notice="unreadable">
                { "The draft that this browser kept is of another version of the site, and cannot \
                   be read. It was put aside; this is the exercise's own start." }
            </p>
        },
        Some(Notice::Elsewhere(_)) => html! {
            <p class="remark" role="status" data-notice="elsewhere">
                { "Another tab has changed this draft. What you write here replaces that. " }
                <button type="button" class="link" data-action="take" onclick={take}>
                    { "Take the other tab's" }
                </button>
            </p>
        },
    }
}

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

fn panes(content: &Content) -> Vec<(Pane, String)> {
    let diffs = references(content).into_iter().map(|variant| {
        let name = variant.name.clone();
        (Pane::Diff(name.clone()), format!("Diff with {name}"))
    });
    std::iter::once((Pane::Edit, "Edit".to_owned()))
        .chain(diffs)
        .collect()
}

fn tab_id(at: usize) -> String {
    format!("yours-{at}")
}

/// The tabs of the views. Arrow keys turn to the next, as in any list of tabs.
fn views(desk: &Desk, content: &Content) -> Html {
    let panes = panes(content);
    let count = panes.len();
    let tabs = panes.iter().enumerate().map(|(at, (pane, label))| {
        let selected = pane == desk.state.pane();
        let show = {
            let (tell, pane) = (desk.tell.clone(), pane.clone());
            move |_| tell.emit(Event::Show(pane.clone()))
        };
        let onkeydown = {
            let (tell, panes) = (desk.tell.clone(), panes.clone());
            Callback::from(move |event: KeyboardEvent| {
                let next = match event.key().as_str() {
                    "ArrowLeft" => (at + count - 1) % count,
                    "ArrowRight" => (at + 1) % count,
                    "Home" => 0,
                    "End" => count - 1,
                    _ => return,
                };
                event.prevent_default();
                tell.emit(Event::Show(panes[next].0.clone()));
                browser::focus(&format!("#{}", tab_id(next)));
            })
        };
        html! {
            <button type="button" role="tab" id={tab_id(at)} aria-controls="yours-panel"
                aria-selected={if selected { "true" } else { "false" }}
                tabindex={if selected { "0" } else { "-1" }}
                onclick={show} {onkeydown}>{ label }</button>
        }
    });
    html! {
        <div class="tabs" role="tablist" aria-label="Views of your version">{ for tabs }</div>
    }
}

/// The view that is open. The editor stays on the page behind the others, with
/// its cursor and its history.
fn edited(desk: &Desk, bench: &BenchHandle) -> Html {
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
            .find(|variant| variant.name == *name),
    };
    html! {
        <div role="tabpanel" id="yours-panel" aria-labelledby={labelled}>
            <div hidden={beside.is_some()}>
                <EditorBox text={state.text().to_owned()} revision={state.revision()}
                    marks={said(desk)} heat={heat(desk, bench)} cursor={state.cursor()}
                    {changed} {run} />
                <p class="hint">{ HINT }</p>
            </div>
            { for beside.map(|variant| diff(&variant.name, &variant.source, state.text())) }
        </div>
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

/// Run, Stop and Reset, and whether the draft is kept.
fn below(desk: &Desk, bench: &BenchHandle) -> Html {
    let state = &desk.state;
    let busy = state.attempt().is_busy();
    let run = {
        let bench = bench.clone();
        move |_| bench.run()
    };
    let tell = |event: Event| {
        let tell = desk.tell.clone();
        Callback::from(move |_| tell.emit(event.clone()))
    };
    // The buttons go with the press, and the focus with them.
    let leave = |event: Event, then: &'static str| {
        let tell = desk.tell.clone();
        Callback::from(move |_| {
            browser::focus(then);
            tell.emit(event.clone());
        })
    };
    html! {
        <div class="actions">
            <button type="button" class="run" data-action="run-yours"
                disabled={bench.case().is_none()} onclick={run}>{ "Run" }</button>
            if busy {
                <button type="button" class="quiet" data-action="stop"
                    onclick={bench.stop("[data-action=run-yours]")}>{ "Stop" }</button>
            }
            if state.is_resetting() {
                <span class="confirm" role="group" aria-label="Reset your version">
                    <span>{ "Give up what you wrote?" }</span>
                    <button type="button" class="quiet" data-action="confirm-reset"
                        onclick={leave(Event::Reset, "[data-action=run-yours]")}>{ "Reset" }</button>
                    <button type="button" class="quiet" data-action="keep"
                        onclick={leave(Event::AskReset(false), "[data-action=run-yours]")}>{ "Keep it" }</button>
                </span>
            } else if state.is_edited() {
                <button type="button" class="quiet" data-action="reset"
                    onclick={tell(Event::AskReset(true))}>{ "Reset" }</button>
            }
            <span class="kept soft" role="status" data-kept={kept_name(state.kept())}>{ kept(desk) }</span>
        </div>
    }
}

fn kept_name(kept: Kept) -> &'static str {
    match kept {
        Kept::Yes => "yes",
        Kept::Pending => "pending",
        Kept::Refused => "no",
    }
}

fn kept(desk: &Desk) -> &'static str {
    match desk.state.kept() {
        Kept::Refused => {
            "Not saved: this browser's storage is full or blocked. The draft lasts until you leave \
             the page; copy it to keep it."
        }
        Kept::Yes | Kept::Pending if desk.state.is_edited() => "Kept in this browser.",
        Kept::Yes | Kept::Pending => "This is the exercise's own start.",
    }
}

/// The learner's version among the variants' sources, as it was measured.
pub fn listing(source: &str) -> VariantContent {
    use protocol::{Source, Token};
    let lines = source.lines();
    let lines = lines.map(|line| vec![Token(String::new(), line.to_owned())]);
    VariantContent {
        name: VARIANT.to_owned(),
        source: Source {
            path: protocol::compile::YOURS.to_owned(),
            lines: lines.collect(),
        },
    }
}
