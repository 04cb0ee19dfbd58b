//! The screen of a lecture: one step at a time, turned by keys.

use std::rc::Rc;

use protocol::Content;
use yew::{
    AttrValue, Callback, ContextProvider, Html, Properties, component, html, use_context, use_memo,
    use_mut_ref, use_state,
};

use super::clock::Clock;
use super::keyboard::{bar, help, keys, use_keys};
use super::noted::{Noted, of_bench};
use super::room::use_room;
use super::stage::{Bell, Stage};
use super::talk::{Other, TalkHandle, Window, use_talk};
use super::votes::{choices, labels};
use super::votes_file::save_votes;
use crate::browser::{self, Timeout};
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::lecture::{Command, Lecture, Move, Place, Prepared, Step, Tally, is_name};
use crate::link::Link;
use crate::query::Query;
use crate::route::Route;

/// The milliseconds in which a notes window that was opened must answer.
const ANSWERS: i32 = 5_000;

/// The lecture, and the step that its address names.
#[derive(Properties, PartialEq)]
pub struct ScreenProps {
    /// The first exercise.
    pub content: Rc<Content>,
    /// The address's query.
    pub query: Query,
    /// The lecture.
    pub lecture: Lecture,
    /// The step.
    pub at: Place,
}

/// The address of the site, and the code it carries.
#[derive(Clone, Default, PartialEq)]
pub struct Here {
    /// The scheme and the host.
    pub origin: String,
    /// The part from `#` on.
    pub hash: String,
}

impl Here {
    /// The code that the address brings.
    pub fn prepared(&self) -> Option<Prepared> {
        Prepared::read(&self.hash)
    }

    /// The exercises that have a step for the presenter's version.
    pub fn own(&self, lecture: &Lecture) -> Vec<bool> {
        let prepared = self.prepared();
        let brings = |slug: &String| prepared.as_ref().is_some_and(|it| it.slug == *slug);
        let slugs = lecture.slugs.iter();
        slugs.map(|slug| lecture.live || brings(slug)).collect()
    }
}

/// The parts of the address beyond its query, once they are known.
#[yew::hook]
pub fn use_here(there: bool) -> Here {
    let here = use_state(Here::default);
    {
        let here = here.setter();
        use_effect_with(there, move |there| {
            if *there {
                here.set(Here {
                    origin: browser::origin(),
                    hash: browser::hash(),
                });
            }
        });
    }
    (*here).clone()
}

/// The query of a lecture's window.
fn query(lecture: &Lecture, place: Place) -> Query {
    lecture.query().with("at", &place.written())
}

/// The screen.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let ScreenProps {
        content,
        query: asked_for,
        lecture,
        at,
    } = props;
    let Some(env) = use_context::<Env>() else {
        return Html::default();
    };
    let tab = env.tab.clone();
    let here = use_here(tab.is_some());
    let own = here.own(lecture);
    let given = asked_for.get("talk").filter(|name| is_name(name));
    let given = given.map(str::to_owned);
    let window = Window::Screen(given.clone());
    let talk = use_talk(tab.as_ref(), lecture, own.clone(), content, (*at, window));
    let helped = use_state(|| false);
    let notes = use_state(|| None::<Timeout>);
    let unheard = use_state(|| false);
    let bell = use_mut_ref(Bell::default).borrow().clone();
    let noted = use_memo((), |()| Noted::new(tab.clone(), lecture));
    let envs = use_memo(env.root.clone(), |_| {
        let all = 0..lecture.slugs.len();
        all.map(|exercise| noted.env(&env, exercise))
            .collect::<Vec<_>>()
    });
    let place = talk.talk().place.within(&talk.lengths());
    let black = talk.talk().black;
    let step = talk.here().map(|(_, step, _)| step);
    {
        let lecture = query(lecture, place);
        let lecture = given
            .iter()
            .fold(lecture, |all, name| all.with("talk", name));
        use_effect_with((place, lecture), move |(place, lecture)| {
            noted.turn(place.exercise, lecture.clone());
        });
    }
    let room = use_room(tab.as_ref(), &talk);
    use_turned(place, step);
    {
        let bell = bell.clone();
        // A run asked for before this window was here is not asked of it.
        use_effect_with(talk.shared.runs, move |runs| {
            if *runs > 0 {
                bell.ring(Command::Run);
            }
        });
    }
    let open_notes = {
        let (env, here, lecture) = (env.clone(), here.clone(), lecture.clone());
        let (notes, unheard) = (notes.setter(), unheard.setter());
        let slug = content.entry.slug.clone();
        let given = given.clone();
        move || {
            let name = given.clone().unwrap_or_else(browser::talk_name);
            let query = query(&lecture, place).with("notes", &name);
            let route = Route::Present { slug: slug.clone() };
            browser::open_window(&(env.href(&route, &query) + &here.hash));
            unheard.set(false);
            let unheard = unheard.clone();
            notes.set(Some(Timeout::new(ANSWERS, move || unheard.set(true))));
        }
    };
    let act = {
        let (talk, bell, helped) = (talk.clone(), bell.clone(), helped.clone());
        move |command: Command| match command {
            Command::Next => talk.change(Move::Next),
            Command::Back => talk.change(Move::Back),
            Command::Black => talk.change(Move::Black),
            Command::Run | Command::Turn(_) => bell.ring(command),
            Command::Notes => open_notes(),
            Command::Help => helped.set(!*helped),
            Command::Results | Command::Again | Command::Phones | Command::Vote(_) => {
                vote(&talk, command);
            }
        }
    };
    use_keys(
        tab.is_some(),
        step.or(Some(Step::Problem)),
        black,
        act.clone(),
    );
    let act = Callback::from(act);
    let unheard = *unheard && !matches!(talk.shared.other, Other::There);
    let head = head(&talk, lecture, &env, place);
    let foot = html! {
        <>
            if *helped {
                { help() }
            }
            { for notices(&talk, unheard) }
            { for step.map(|step| {
                let next = talk.label(place.next(&talk.lengths()));
                let tally = question(step).map(|at| talk.talk().tally(at)).unwrap_or_default();
                bar(&keys(step, &next, &tally, room.state.is_some()), &act)
            }) }
        </>
    };
    let count = {
        let talk = talk.clone();
        Callback::from(move |tally: Tally| {
            if let Some(at) = step.and_then(question) {
                talk.change(Move::Votes(at, tally));
            }
        })
    };
    let prepared = here.prepared();
    html! {
        <>
            { for envs.iter().enumerate().map(|(exercise, env)| {
                let Some(Ok(content)) = talk.contents.at(exercise) else {
                    return Html::default();
                };
                let slug = &content.entry.slug;
                let current = exercise == place.exercise;
                let step = step.filter(|_| current);
                let tally = step.and_then(question).map(|at| talk.talk().tally(at));
                let route = Route::Exercise { slug: slug.clone() };
                let address = format!("{}{}", here.origin, env.href(&route, &Query::default()));
                // The knobs of the address are those of the exercise that it names.
                let opened = exercise == at.exercise;
                html! {
                    <ContextProvider<Env> key={exercise} context={env.clone()}>
                        <Stage content={content.clone()} {step} own={own[exercise]}
                            query={if opened { of_bench(asked_for) } else { Query::default() }}
                            tally={tally.unwrap_or_default()} count={count.clone()} bell={bell.clone()}
                            room={room.clone()} act={act.clone()} kept={save_votes(&talk)}
                            prepared={prepared.clone().filter(|it| it.slug == *slug)}
                            address={(!here.origin.is_empty()).then_some(address)}
                            frame={if current { (head.clone(), foot.clone()) } else { Default::default() }}
                            place={(place.written(), (place.step + 1).to_string())} black={black && current} />
                    </ContextProvider<Env>>
                }
            }) }
            if step.is_none() {
                { waits(&talk, place, head) }
            }
        </>
    }
}

/// The question whose votes a step shows.
pub fn question(step: Step) -> Option<usize> {
    match step {
        Step::Votes(at) | Step::Answer(at) => Some(at),
        _ => None,
    }
}

/// Does to the votes of the step what the key says.
pub fn vote(talk: &TalkHandle, command: Command) {
    let Some((content, Step::Votes(at), _)) = talk.here() else {
        return;
    };
    let tally = talk.talk().tally(at);
    let tally = match command {
        Command::Results => tally.turned(),
        Command::Again => tally.again(),
        Command::Phones if tally.is_polled() => tally.polled(false),
        Command::Phones if labels(&content.predictions[at], &tally).len() > 1 => tally.polled(true),
        // The host counts: what is added here would be gone with its next answer.
        Command::Vote(_) if tally.is_polled() => return,
        Command::Vote(choice) if choice < choices(&content.predictions[at]) => tally.plus(choice),
        _ => return,
    };
    talk.change(Move::Votes(at, tally));
}

/// Moves the focus to the step's heading once it is turned, and to its top.
#[yew::hook]
fn use_turned(place: Place, step: Option<Step>) {
    let before = use_mut_ref(|| None::<Place>);
    use_effect_with((place, step.is_some()), move |(place, there)| {
        if *there
            && before
                .borrow_mut()
                .replace(*place)
                .is_some_and(|it| it != *place)
        {
            browser::focus(".lecture h1");
            browser::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// The line above a step: the exercise, the steps, the clock.
fn head(talk: &TalkHandle, lecture: &Lecture, env: &Env, place: Place) -> Html {
    let steps = talk.steps(place.exercise).map_or(0, |steps| steps.len());
    let of = lecture.slugs.len();
    let slug = &lecture.slugs[place.exercise.min(of - 1)];
    let entry = env.catalogue.find(slug);
    let title = entry.map_or(AttrValue::from(slug.clone()), |(_, entry)| {
        AttrValue::from(entry.title.clone())
    });
    let route = Route::Present {
        slug: lecture.slugs[0].clone(),
    };
    html! {
        <div class="where">
            <span>
                <Link to={route} query={lecture.query()}>{ "Lecture" }</Link>
                { format!(" · {title}") }
                if of > 1 {
                    { format!(", {} of {of}", place.exercise + 1) }
                }
            </span>
            <span class="dots" role="img" aria-label={format!("Step {} of {steps}", place.step + 1)}>
                { for (0..steps).map(|at| html! {
                    <i class={if at <= place.step { "done" } else { "" }}></i>
                }) }
            </span>
            <Clock talk={talk.talk().clone()} planned={lecture.planned(&env.catalogue)} />
        </div>
    }
}

/// The notices about the notes' window.
fn notices(talk: &TalkHandle, unheard: bool) -> Option<Html> {
    let said = match talk.shared.other {
        Other::Deaf => {
            "This browser lets no two windows of a page talk, so a window with the notes is turned by \
             its own keys."
        }
        _ if unheard => {
            "The notes have not answered. If no window came, allow this site to open windows, then \
             press N again."
        }
        _ => return None,
    };
    Some(html! { <p class="fault mild" role="alert" data-notes-fault="">{ said }</p> })
}

/// The screen while an exercise is on its way, or did not come.
fn waits(talk: &TalkHandle, place: Place, head: Html) -> Html {
    let why = talk
        .contents
        .at(place.exercise)
        .and_then(Result::err)
        .cloned();
    let retry = {
        let talk = talk.clone();
        move |_| talk.retry(place.exercise)
    };
    html! {
        <main id="content" class="lecture" data-state="loading" data-lecture-place={place.written()}>
            <div class="screen">
                { head }
                <h1 tabindex="-1">{ "The next exercise" }</h1>
                if let Some(why) = why {
                    <div class="fault" role="alert">
                        <p>{ format!("{why}.") }</p>
                        <button type="button" class="quiet" data-action="retry" onclick={retry}>{ "Retry" }</button>
                    </div>
                } else {
                    <p class="soft" role="status">{ "It is on its way." }</p>
                }
            </div>
        </main>
    }
}
