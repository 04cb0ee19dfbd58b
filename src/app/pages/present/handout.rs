//! A sheet to print: the problems and the questions, with empty boxes, or with
//! the answers and figures that this tab measures.

use std::rc::Rc;

use protocol::{Case, Content, Expected, Prediction, default_case};
use yew::{Callback, Html, Properties, component, html, use_context, use_state};

use super::notes::reasons;
use super::qr::qr;
use super::screen::use_here;
use crate::bench::{self, BarsOf, Once, Told, bars};
use crate::browser;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::lecture::Lecture;
use crate::link::Link;
use crate::prose::{blocks, spans};
use crate::query::Query;
use crate::route::Route;

/// The lecture whose sheet it is.
#[derive(Properties, PartialEq)]
pub struct HandoutProps {
    /// The first exercise.
    pub content: Rc<Content>,
    /// The lecture.
    pub lecture: Lecture,
    /// True if it has the answers.
    pub answers: bool,
}

/// The sheet.
#[component]
pub fn Handout(props: &HandoutProps) -> Html {
    let HandoutProps {
        content,
        lecture,
        answers,
    } = props;
    let Some(env) = use_context::<Env>() else {
        return Html::default();
    };
    let here = use_here(env.tab.is_some());
    let all = use_sheets(&env, lecture, content);
    let to = |handout: &str| lecture.query().with("handout", handout);
    let route = Route::Present {
        slug: lecture.slugs[0].clone(),
    };
    html! {
        <main id="content" class="handout" data-handout={if *answers { "answers" } else { "questions" }}>
            <div class="heading">
                <h1 tabindex="-1">{ title(&env, lecture) }</h1>
                <p class="acts">
                    <button type="button" class="run" data-action="print" disabled={env.tab.is_none()}
                        onclick={|_| browser::print()}>{ "Print" }</button>
                    if *answers {
                        <Link to={route.clone()} query={to("questions")}>{ "Without the answers" }</Link>
                    } else {
                        <Link to={route.clone()} query={to("answers")}>{ "With the answers" }</Link>
                    }
                    <Link to={route} query={lecture.query()}>{ "The lecture" }</Link>
                </p>
            </div>
            { for all.into_iter().zip(&lecture.slugs).map(|(sheet, slug)| match sheet {
                Some(Ok(content)) => {
                    let route = Route::Exercise { slug: slug.clone() };
                    let address = format!("{}{}", here.origin, env.href(&route, &Query::default()));
                    let address = (!here.origin.is_empty()).then_some(address);
                    html! { <Sheet key={slug.clone()} {content} {address} answers={*answers} /> }
                }
                Some(Err(why)) => html! { <p class="fault" role="alert">{ format!("{why}.") }</p> },
                None => html! { <p class="soft" role="status">{ format!("{slug} is on its way.") }</p> },
            }) }
        </main>
    }
}

fn title(env: &Env, lecture: &Lecture) -> String {
    let titles = lecture.slugs.iter().map(|slug| {
        let entry = env.catalogue.find(slug);
        entry.map_or_else(|| slug.clone(), |(_, entry)| entry.title.clone())
    });
    titles.collect::<Vec<_>>().join(", ")
}

/// All exercises of the lecture, one after the other as they come.
#[yew::hook]
fn use_sheets(
    env: &Env,
    lecture: &Lecture,
    first: &Rc<Content>,
) -> Vec<Option<Result<Rc<Content>, Rc<str>>>> {
    let all = use_state(|| {
        let mut all = vec![None; lecture.slugs.len()];
        all[0] = Some(Ok(first.clone()));
        all
    });
    {
        let (tab, tell, slugs) = (env.tab.clone(), all.clone(), lecture.slugs.clone());
        use_effect_with(tab.is_some(), move |_| {
            let Some(tab) = tab else { return };
            js_sys::futures::spawn_local(async move {
                let mut fetched = (*tell).clone();
                for at in 1..slugs.len() {
                    let content: Result<Content, String> = tab.content(&slugs[at]).await;
                    fetched[at] = Some(content.map(Rc::new).map_err(Rc::from));
                    tell.set(fetched.clone());
                }
            });
        });
    }
    (*all).clone()
}

/// One exercise of the sheet.
#[derive(Properties, PartialEq)]
struct SheetProps {
    content: Rc<Content>,
    /// Its own address, once it is known.
    address: Option<String>,
    answers: bool,
}

#[component]
fn Sheet(props: &SheetProps) -> Html {
    let SheetProps {
        content,
        address,
        answers,
    } = props;
    let variants = content.variants.iter();
    let names = content.variant_names();
    let mut shown: Vec<_> = variants
        .filter(|it| *answers || it.name == "naive")
        .collect();
    shown.truncate(if *answers { usize::MAX } else { 1 });
    html! {
        <section class="sheet" data-sheet={content.entry.slug.clone()}>
            <div class="join">
                <h2>{ &content.entry.title }</h2>
                { for address.iter().map(|address| html! {
                    <p>{ qr(address) }<span>{ address }</span></p>
                }) }
            </div>
            <div class="prose">{ blocks(&content.sections.problem, 3) }</div>
            { for content.predictions.iter().enumerate().map(|(at, asked)| question(at, asked, *answers)) }
            { for shown.into_iter().map(|variant| html! {
                <><h3>{ format!("{}.rs", variant.name) }</h3>{ bench::pane(variant, &names, None) }</>
            }) }
            if *answers {
                <Figures content={content.clone()} />
                <div class="prose">
                    <h3>{ "Why it works" }</h3>{ blocks(&content.sections.why, 4) }
                    <h3>{ "When not to" }</h3>{ blocks(&content.sections.when_not, 4) }
                </div>
            } else {
                <div class="room-to-write" data-room="">
                    <h3>{ "Your notes" }</h3>
                    { for (0..6).map(|_| html! { <hr /> }) }
                </div>
            }
        </section>
    }
}

/// A question with a box for each choice, or for the number.
fn question(at: usize, asked: &Prediction, answers: bool) -> Html {
    html! {
        <div class="boxed" data-question={at.to_string()}>
            <p><b>{ format!("{}. ", at + 1) }</b>{ spans(&asked.ask) }</p>
            { bench::code(asked) }
            if answers {
                { reasons(&asked.expected) }
            } else if let Expected::Reason(choices) = &asked.expected {
                <ul>{ for choices.iter().map(|choice| html! {
                    <li><span class="box" data-box="" aria-hidden="true"></span>{ spans(&choice.say) }</li>
                }) }</ul>
            } else {
                <p><span class="box wide" data-box="" aria-hidden="true"></span>
                    <span class="hidden">{ "Write your guess here" }</span></p>
            }
        </div>
    }
}

/// The exercise with the figures.
#[derive(Properties, PartialEq)]
struct FiguresProps {
    content: Rc<Content>,
}

/// The bars of the default case, measured in this tab.
#[component]
fn Figures(props: &FiguresProps) -> Html {
    let content = &props.content;
    let tab = use_context::<Env>().and_then(|env| env.tab);
    let told = use_state(|| None::<Told>);
    {
        let (told, slug) = (told.setter(), content.entry.slug.clone());
        use_effect_with(tab.is_some(), move |_| {
            let tell = Callback::from(move |outcome| told.set(Some(outcome)));
            let once = tab.map(|tab| Once::start(tab, slug, tell));
            move || drop(once)
        });
    }
    let case: Case = default_case(&content.knobs);
    html! {
        <div class="figures" data-figures={told.is_some().then_some("there")}>
            { match &*told {
                None => html! { <p class="soft" role="status">{ "The figures are being measured." }</p> },
                Some(Err(why)) => html! { <p class="fault" role="alert">{ format!("{why}.") }</p> },
                Some(Ok((_, results))) => html! {
                    <>
                        <p class="soft">{ format!(
                            "Measured in this tab, for {}.", judge::words::described(&case, &content.knobs)
                        ) }</p>
                        { for results.problems().iter().map(|problem| html! {
                            <p class="fault" role="alert">{ format!("{} {}.", problem.heading(), problem.text) }</p>
                        }) }
                        { bars(&BarsOf {
                            headline: content.entry.headline,
                            runs: results.runs(),
                            variants: &content.variant_names(),
                            floor_note: &content.floor_note,
                            note: None,
                            python: None,
                            budget: None,
                        }) }
                    </>
                },
            } }
        </div>
    }
}
