//! One exercise of a lecture on the screen. It stays on the page behind the
//! others, so that its knobs, its figures and its code are there again.

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{Content, Expected, Prediction};
use yew::{Callback, Html, Properties, component, html, use_effect, use_mut_ref, use_state};

use super::qr::qr;
use super::room::{Phones, Room};
use super::votes::Votes;
use crate::bench::{self, BenchHandle, Place, View, answered, case_of, use_bench};
use crate::browser;
use crate::effect::use_effect_with;
use crate::kept::DRAFT;
use crate::lecture::{Command, Prepared, Step, Tally};
use crate::prose::{blocks, spans};
use crate::query::Query;
use crate::run::Settings;
use crate::yours::Event;

/// Tells the exercise that is shown to run, or to turn its knob.
#[derive(Clone, Default)]
pub struct Bell(Rc<RefCell<Option<Callback<Command>>>>);

impl PartialEq for Bell {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Bell {
    /// Rings it.
    pub fn ring(&self, command: Command) {
        // Cloned, so that what is told may answer it anew.
        let told = self.0.borrow().clone();
        if let Some(told) = told {
            told.emit(command);
        }
    }
}

/// An exercise on the screen.
#[derive(Properties, PartialEq)]
pub struct StageProps {
    /// The exercise.
    pub content: Rc<Content>,
    /// The step of it that is shown; none while another exercise is.
    pub step: Option<Step>,
    /// True if it has a step for the presenter's version.
    pub own: bool,
    /// The knobs and the view that the address names.
    pub query: Query,
    /// The votes on the question of the step.
    pub tally: Tally,
    /// Told of other votes.
    pub count: Callback<Tally>,
    /// The host's room, for votes from phones.
    pub room: Room,
    /// Does what a key does.
    pub act: Callback<Command>,
    /// The way to keep the votes.
    pub kept: Html,
    /// Rung for a run.
    pub bell: Bell,
    /// The code that the link brings for it.
    pub prepared: Option<Prepared>,
    /// The exercise's own address, once it is known.
    pub address: Option<String>,
    /// The parts above and below the step.
    pub frame: (Html, Html),
    /// The attributes that name the step: the place, and its step alone.
    pub place: (String, String),
    /// True if the screen is black.
    pub black: bool,
}

/// The step of an exercise.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let yours = props.own && props.content.entry.shape.is_edit();
    let bench = use_bench(&props.content, &props.query, Place::Lecture { yours });
    let step = props.step;
    {
        let bell = props.bell.clone();
        let bench = shown(&bench, step);
        use_effect(move || {
            if step.is_some() {
                bell.0
                    .replace(Some(Callback::from(move |command| match command {
                        Command::Run => bench.run(),
                        Command::Turn(up) => bench.turn(up),
                        _ => {}
                    })));
            }
        });
    }
    {
        // Each proof's knobs are set once: what is turned later stays.
        let set = use_mut_ref(Vec::<usize>::new);
        let bench = bench.clone();
        use_effect_with(step, move |step| match step {
            Some(Step::Prove(at)) if !set.borrow().contains(at) => {
                set.borrow_mut().push(*at);
                if let Some(asked) = bench.content.predictions.get(*at) {
                    let case = case_of(&bench, asked);
                    bench
                        .settings
                        .set(Settings::of(&bench.content.knobs, &case));
                }
            }
            Some(Step::Yours) => bench.view.set(View::Yours),
            Some(Step::Compare) if *bench.view == View::Yours => bench.view.set(View::Time),
            _ => {}
        });
    }
    let Some(step) = step else {
        return Html::default();
    };
    let (head, foot) = props.frame.clone();
    let (place, number) = props.place.clone();
    html! {
        <main id="content" class="lecture" data-state={bench.machine.phase().name()}
            data-lecture-place={place.clone()} data-step={number} data-step-kind={step.kind()}
            data-black={props.black.then_some("true")}>
            <div class="screen" inert={props.black}>
                { head }
                <div class="step" key={place}>{ body(props, &bench, step) }</div>
                { foot }
            </div>
            if props.black {
                <div class="black" data-action="show-screen">
                    <p class="hidden" role="status">{ "The screen is black. B brings it back." }</p>
                </div>
            }
        </main>
    }
}

/// The bench as the step has it: the presenter's version runs only where it is
/// shown.
fn shown(bench: &BenchHandle, step: Option<Step>) -> BenchHandle {
    if step == Some(Step::Yours) {
        bench.clone()
    } else {
        bench.without_yours()
    }
}

fn body(props: &StageProps, bench: &BenchHandle, step: Step) -> Html {
    let content = &props.content;
    let names = content.variant_names();
    let name = |at: usize| names.get(at).cloned().unwrap_or_default();
    let bench = &shown(bench, Some(step));
    match step {
        Step::Problem => problem(content, props.address.as_deref()),
        Step::Question(at) => asked(content, at, |asked| {
            html! {
                <>{ question(asked) }{ bench::code(asked) }{ choices(asked) }</>
            }
        }),
        Step::Votes(at) => asked(content, at, |asked| {
            html! {
                <>
                    { question(asked) }
                    { bench::code(asked) }
                    <div class="voting">
                        <Votes asked={asked.clone()} tally={props.tally.clone()}
                            count={(!props.tally.is_polled()).then(|| props.count.clone())} />
                        <Phones room={props.room.clone()} asked={asked.clone()} tally={props.tally.clone()}
                            act={props.act.clone()} />
                    </div>
                    { props.kept.clone() }
                </>
            }
        }),
        Step::Code(at) => html! {
            <>
                { title(&format!("{}.rs", name(at))) }
                { for content.variants.get(at).map(|variant| {
                    bench::pane(variant, &names, bench::heat(bench).as_ref())
                }) }
            </>
        },
        Step::Run(at) => {
            let so_far = if at == 0 {
                vec![name(0)]
            } else {
                vec![name(0), name(at)]
            };
            html! {
                <>
                    { title(&if at == 0 { name(0) } else { format!("{} and {}", name(0), name(at)) }) }
                    { bench::shown_so_far(bench, &so_far) }
                </>
            }
        }
        Step::Prove(at) => asked(content, at, |asked| {
            html! {
                <>{ question(asked) }{ bench::proof(bench) }</>
            }
        }),
        Step::Compare => html! {
            <>{ title("Side by side") }{ bench::bench(bench) }</>
        },
        Step::Answer(at) => asked(content, at, |asked| {
            html! {
                <>
                    { question(asked) }
                    if props.tally.total(0) + props.tally.total(1) > 0 {
                        <Votes asked={asked.clone()} tally={props.tally.clone()} told=true />
                    }
                    <div class="prose told">
                        { answered(content, at, bench.machine.results().map(Rc::as_ref)) }
                    </div>
                </>
            }
        }),
        Step::Yours => html! {
            <>
                { title("Your version") }
                { for bench.desk.iter().zip(&props.prepared).map(|(desk, prepared)| html! {
                    <Ready slug={prepared.slug.clone()} code={prepared.code.clone()}
                        draft={desk.state.text().to_owned()} tell={desk.tell.clone()} />
                }) }
                { bench::bench(bench) }
            </>
        },
        Step::Points => html! {
            <>
                { title("A model answer") }
                <ol class="prose points">
                    { for content.points.iter().map(|point| html! { <li>{ spans(point) }</li> }) }
                </ol>
            </>
        },
        Step::Why => html! {
            <>
                { title("Why it works") }
                <div class="prose">
                    { blocks(&content.sections.why, 2) }
                    <h2>{ "When not to" }</h2>
                    { blocks(&content.sections.when_not, 2) }
                </div>
            </>
        },
    }
}

/// The problem, and the address at which the audience finds it.
fn problem(content: &Content, address: Option<&str>) -> Html {
    html! {
        <>
            { title(&content.entry.title) }
            <div class="problem">
                <div class="prose">{ blocks(&content.sections.problem, 2) }</div>
                { for address.map(|address| html! {
                    <p class="join">{ qr(address) }<span>{ address }</span></p>
                }) }
            </div>
        </>
    }
}

fn asked(content: &Content, at: usize, draw: impl Fn(&Prediction) -> Html) -> Html {
    content.predictions.get(at).map(draw).unwrap_or_default()
}

fn title(words: &str) -> Html {
    html! { <h1 tabindex="-1">{ words }</h1> }
}

fn question(asked: &Prediction) -> Html {
    html! { <h1 class="asked" tabindex="-1">{ spans(&asked.ask) }</h1> }
}

fn choices(asked: &Prediction) -> Html {
    match &asked.expected {
        Expected::Reason(choices) => html! {
            <ol class="choices">
                { for choices.iter().enumerate().map(|(at, choice)| html! {
                    <li><kbd>{ at + 1 }</kbd><span>{ spans(&choice.say) }</span></li>
                }) }
            </ol>
        },
        Expected::Figure { .. } | Expected::Ratio { .. } => html! {
            <p class="soft say">{ "Say a number. A guess will do." }</p>
        },
    }
}

/// The editor that the prepared code is for.
#[derive(Properties, PartialEq)]
struct ReadyProps {
    slug: String,
    /// The code that the link brings.
    code: String,
    /// The draft as it is.
    draft: String,
    tell: Callback<Event>,
}

/// Puts the code that the link brings into the editor: at once where there is no
/// draft, and else when the presenter says so. It never runs by itself.
#[component]
fn Ready(props: &ReadyProps) -> Html {
    let ReadyProps {
        slug,
        code,
        draft,
        tell,
    } = props;
    // The draft that the code took the place of.
    let before = use_state(|| None::<String>);
    {
        let (slug, code, tell) = (slug.clone(), code.clone(), tell.clone());
        use_effect_with((), move |()| {
            // A draft that the browser cannot tell of is one that may be there.
            if browser::load(&format!("{DRAFT}{slug}")) == Ok(None) {
                tell.emit(Event::Take(code));
            }
        });
    }
    let take = {
        let (code, draft, tell, before) =
            (code.clone(), draft.clone(), tell.clone(), before.setter());
        move |_| {
            before.set(Some(draft.clone()));
            tell.emit(Event::Take(code.clone()));
        }
    };
    let restore = before.as_ref().map(|own| {
        let (own, tell, before) = (own.clone(), tell.clone(), before.setter());
        move |_| {
            before.set(None);
            tell.emit(Event::Take(own.clone()));
        }
    });
    html! {
        <div class="prepared" data-prepared={if draft == code { "taken" } else { "offered" }}>
            if draft == code {
                <p class="remark">{ "This code came with the link. It runs only when you press Run." }</p>
            } else {
                <p class="remark">{ "The link brings code for this step. The editor has a draft of your \
                                     own, which stays until you take the code." }</p>
                <button type="button" class="quiet" data-action="take-prepared" onclick={take}>
                    { "Take the prepared code" }
                </button>
            }
            if let Some(restore) = restore {
                <button type="button" class="quiet" data-action="own-draft" onclick={restore}>
                    { "Back to my own draft" }
                </button>
            }
        </div>
    }
}
