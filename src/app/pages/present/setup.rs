//! A lecture before it starts: which exercises, how long, with which code. It
//! gives the link that starts it.

use js_sys::futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, InputEvent};
use yew::{Callback, Html, Properties, component, html, use_context, use_state};

use super::screen::use_here;
use super::talk::begin_anew;
use crate::browser;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::kept::DRAFT;
use crate::lecture::{Lecture, MOST_CODE, Prepared};
use crate::link::Link;
use crate::query::Query;
use crate::route::Route;

/// The most exercises that a search shows.
const MOST_FOUND: usize = 8;

/// The lecture that the address names.
#[derive(Properties, PartialEq)]
pub struct SetupProps {
    /// The lecture.
    pub lecture: Lecture,
    /// Told of the query of another lecture.
    pub changed: Callback<Query>,
}

/// The lecture's parts, and its link.
#[component]
pub fn Setup(props: &SetupProps) -> Html {
    let lecture = use_state(|| props.lecture.clone());
    let code = use_state(String::new);
    let sought = use_state(String::new);
    let copied = use_state(|| None::<bool>);
    let Some(env) = use_context::<Env>() else {
        return Html::default();
    };
    let there = env.tab.is_some();
    let here = use_here(there);
    let brought = here.prepared();
    {
        let code = code.setter();
        use_effect_with(brought, move |brought| {
            if let Some(brought) = brought {
                code.set(brought.code.clone());
            }
        });
    }
    use_effect_with(lecture.query(), {
        let changed = props.changed.clone();
        move |query| changed.emit(query.clone())
    });
    let first = Route::Present {
        slug: lecture.slugs[0].clone(),
    };
    let too_long = code.len() > MOST_CODE;
    let hash = if code.trim().is_empty() || too_long {
        String::new()
    } else {
        let prepared = Prepared {
            slug: lecture.slugs[0].clone(),
            code: (*code).clone(),
        };
        prepared.hash()
    };
    let start = env.href(&first, &lecture.query().with("at", "1.1")) + &hash;
    let link = format!("{}{start}", here.origin);
    let begin = {
        let (tab, start) = (env.tab.clone(), start.clone());
        move |_| {
            begin_anew();
            if let Some(tab) = &tab {
                tab.go.emit(start.clone());
            }
        }
    };
    let copy = {
        let (link, copied) = (link.clone(), copied.setter());
        move |_| {
            let (link, copied) = (link.clone(), copied.clone());
            spawn_local(async move { copied.set(Some(browser::copy(&link).await.is_ok())) });
        }
    };
    html! {
        <section class="setup" aria-label="Lecture">
            <p class="go">
                <button type="button" class="run" data-action="start" disabled={!there} onclick={begin}>
                    { "Start the lecture" }
                </button>
                <span class="soft">
                    { planned(&lecture, lecture.planned(&env.catalogue)) }
                </span>
            </p>
            <details class="fold" data-setup="">
                <summary>{ "Prepare a lecture: exercises, minutes, code, handout" }</summary>
                <fieldset disabled={!there}>
                    <legend class="hidden">{ "The lecture" }</legend>
                    { chosen(&env, &lecture) }
                    { search(&env, &lecture, &sought) }
                    { options(&lecture) }
                    { prepared(&env, &lecture, &code, too_long) }
                </fieldset>
                <p class="link-of">
                    <label for="lecture-link">{ "The lecture’s link" }</label>
                    <input type="text" id="lecture-link" readonly={true} data-link="" value={link} />
                    <button type="button" class="quiet" data-action="copy-link" disabled={!there}
                        onclick={copy}>{ "Copy" }</button>
                    <span role="status" class="soft">{ match *copied {
                        Some(true) => "Copied",
                        Some(false) => "The browser does not let a page copy here: select the link, and \
                                        copy it.",
                        None => "",
                    } }</span>
                </p>
                <p>
                    { "Handout: " }
                    <Link to={first.clone()} query={lecture.query().with("handout", "questions")}>{ "with empty boxes" }</Link>
                    { ", " }
                    <Link to={first} query={lecture.query().with("handout", "answers")}>{ "with answers" }</Link>
                </p>
            </details>
        </section>
    }
}

fn planned(lecture: &Lecture, minutes: u32) -> String {
    match lecture.slugs.len() {
        1 => format!("1 exercise, {minutes} minutes"),
        several => format!("{several} exercises, {minutes} minutes"),
    }
}

type State = yew::UseStateHandle<Lecture>;

/// The exercises in their order. The first is the page's.
fn chosen(env: &Env, lecture: &State) -> Html {
    html! {
        <ol class="chosen">
            { for lecture.slugs.iter().enumerate().map(|(at, slug)| {
                let title = env.catalogue.find(slug).map(|(_, entry)| entry.title.clone());
                let remove = {
                    let lecture = lecture.clone();
                    move |_| {
                        let mut next = (*lecture).clone();
                        next.slugs.remove(at);
                        lecture.set(next);
                        browser::focus("#lecture-search");
                    }
                };
                let title = title.unwrap_or_else(|| slug.clone());
                html! {
                    <li data-chosen={slug.clone()}>
                        { &title }
                        if at > 0 {
                            { " " }
                            <button type="button" class="link" data-action="remove"
                                aria-label={format!("Remove {title}")} onclick={remove}>{ "Remove" }</button>
                        }
                    </li>
                }
            }) }
        </ol>
    }
}

/// A field that finds exercises, and a button for each that is found.
fn search(env: &Env, lecture: &State, sought: &yew::UseStateHandle<String>) -> Html {
    let words = sought.trim().to_ascii_lowercase();
    let fits = |text: &str| text.to_ascii_lowercase().contains(&words);
    let found = env.catalogue.entries().filter(|(track, entry)| {
        !words.is_empty()
            && !lecture.slugs.contains(&entry.slug)
            && (fits(&entry.title) || fits(&entry.technique) || fits(&track.title))
    });
    let found: Vec<_> = found.take(MOST_FOUND).collect();
    let oninput = {
        let sought = sought.setter();
        move |event: InputEvent| {
            if let Some(field) = browser::target::<HtmlInputElement>(&event) {
                sought.set(field.value());
            }
        }
    };
    let is_unknown = found.is_empty() && !words.is_empty();
    html! {
        <div class="found">
            <label for="lecture-search">{ "Add an exercise" }</label>
            <input type="search" id="lecture-search" autocomplete="off" data-search="" value={(**sought).clone()}
                placeholder="title, technique or track" {oninput} />
            { for found.into_iter().map(|(_, entry)| {
                let (lecture, slug) = (lecture.clone(), entry.slug.clone());
                let add = move |_| {
                    let mut next = (*lecture).clone();
                    next.slugs.push(slug.clone());
                    lecture.set(next);
                    browser::focus("#lecture-search");
                };
                html! {
                    <button type="button" class="quiet" data-add={entry.slug.clone()} onclick={add}>
                        { &entry.title }
                    </button>
                }
            }) }
            <span role="status" class="soft">{ if is_unknown { "No exercise is named so" } else { "" } }</span>
        </div>
    }
}

fn options(lecture: &State) -> Html {
    let minutes = {
        let lecture = lecture.clone();
        move |event: InputEvent| {
            let typed = browser::target::<HtmlInputElement>(&event).map(|field| field.value());
            let minutes = typed.and_then(|typed| typed.trim().parse().ok());
            lecture.set(Lecture {
                minutes: minutes.filter(|it| (1..=999).contains(it)),
                ..(*lecture).clone()
            });
        }
    };
    let live = {
        let lecture = lecture.clone();
        move |event: InputEvent| {
            let field = browser::target::<HtmlInputElement>(&event);
            lecture.set(Lecture {
                live: field.is_some_and(|field| field.checked()),
                ..(*lecture).clone()
            });
        }
    };
    html! {
        <p class="options">
            <label>{ "Minutes" }
                <input type="text" inputmode="numeric" autocomplete="off" maxlength="3" data-minutes-field=""
                    placeholder="those of the exercises"
                    value={lecture.minutes.map(|it| it.to_string()).unwrap_or_default()} oninput={minutes} />
            </label>
            <label><input type="checkbox" data-live="" checked={lecture.live} oninput={live} />
                { " a step to edit code, with your own draft" }</label>
        </p>
    }
}

/// The code that the link carries for the first exercise.
fn prepared(
    env: &Env,
    lecture: &State,
    code: &yew::UseStateHandle<String>,
    too_long: bool,
) -> Html {
    let slug = lecture.slugs[0].clone();
    let edited = env
        .catalogue
        .find(&slug)
        .is_some_and(|(_, entry)| entry.shape.is_edit());
    if !edited {
        return Html::default();
    }
    let oninput = {
        let code = code.setter();
        move |event: InputEvent| {
            if let Some(area) = browser::target::<HtmlTextAreaElement>(&event) {
                code.set(area.value());
            }
        }
    };
    let own = {
        let code = code.setter();
        move |_| {
            let kept = browser::load(&format!("{DRAFT}{slug}")).ok().flatten();
            // The first line of what is kept says of which starter it is.
            if let Some((_, draft)) = kept.as_deref().and_then(|kept| kept.split_once('\n')) {
                code.set(draft.to_owned());
            }
        }
    };
    html! {
        <div class="code-of">
            <label for="lecture-code">{ "Code to start the editor with, carried by the link" }</label>
            <textarea id="lecture-code" rows="5" spellcheck="false" data-code="" value={(**code).clone()}
                aria-describedby="lecture-code-said" {oninput} />
            <p id="lecture-code-said" class={if too_long { "error" } else { "soft" }}
                role={too_long.then_some("alert")}>
                { if too_long {
                    format!(
                        "This is {} bytes. A link carries at most {}; shorten the code, or edit it in \
                         your own draft.", protocol::text::grouped(code.len() as u64),
                        protocol::text::grouped(MOST_CODE as u64)
                    )
                } else {
                    "It is put into the editor as it is, and runs only when you press Run.".to_owned()
                } }
            </p>
            <button type="button" class="link" data-action="take-draft" onclick={own}>{ "Take my draft" }</button>
        </div>
    }
}
