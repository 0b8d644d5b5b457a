# The words of the civic theme, in English.
#
# Every message knows the words of the levels, which a site may rename (`terms:` in site.yaml). Write them only as
#   { $huddle } { $huddles } { $Huddle } { $Huddles }             and likewise (singular, plural; lower case, capitalised)
#   division(s) area(s) commitment(s) concern(s) report(s) update(s), and { $outcomes } { $Outcomes } (one form)
# never as "a huddle" (the renamed word may want "an"). { $n } is a number and chooses the plural; { $n_text } is the
# same number as it is written in this language. Dates, addresses and names arrive as finished text.
#
# MESSAGES WITH ARGUMENTS: the program formats them; templates never see them. Where an argument has the name of a
# term ($division, $area, $areas) it hides the term in that message and is the name of that one division or area.
#   division_name(division, division_term)   area_name(area, area_term)   area_title(area, division)   sign_note(language tag)
#   count_huddles(n n_text) count_commitments(n n_text) count_open(n n_text) count_overdue(n n_text) count_named_at(n n_text)
#   count_settled, count_kept, count_dropped, count_replaced, older_open, list_all, next_review, next_review_part (n n_text)
#   list_part(part whole) list_page(from to whole) part_recent(from to) part_older(year)
#   status_since, status_due, status_on, status_kept_in_time, status_kept_late, status_confirmed, status_confirmed_in_time, status_confirmed_late, status_reported, status_reported_in_time, status_reported_late, status_dropped, status_news, contact_seen (date) status_due_words(words)
#   title_outcomes_division_state(division state)
#   page_of(page pages) page_of_title(title page) head_title(title site)
#   overdue_since(date) due_on(date) due_words(words) last_reported(date)
#   moment_day, moment_month, moment_since_day, moment_since_month, standing_heard, standing_heard_note (date)
#   every other standing_: state, and of when since waiting due what it names
#   attendance_total(n n_text) attend_residents, attend_business, attend_government, attend_police, attend_elected,
#   attend_nonprofit, attend_faith, attend_education, attend_media, attend_other (n n_text) attend_group(name n n_text)
#   size_bytes(n n_text) size_kilobytes(n n_text) size_megabytes(size)
#   minutes_due_note(date) approved_on(date role) minutes_missing_late(date) commitments_withdrawn(n n_text)
#   translated_fallback(language tag)
#   story_made(huddle_title) story_due_moved(from to)
#   story_silent(huddle_title) home_lede(organization) outcomes_lede(n n_text) title_home(organization)
#   title_huddles_year(year) title_huddles_division(division) title_huddles_division_year(division year) title_huddles_year_division(division year)
#   title_outcomes_state(state) title_outcomes_division(division)
#   title_update(date) desc_huddle(date division areas) desc_division(division organization)
#   desc_area(area division) desc_topic(topic) desc_organization(name)
#   upcoming_lede(n n_text) built_on(date) printed_line(address) printed_version(address version) retired_until(date) retired_successors(areas)
#   no_huddle_since(date) owner_at(role organization) cite_huddle(date) cite_commitment(date) cite_version(date)
#   cite_mark(mark) cite_report_subject(address) book_part(title part parts) feed_title(name) calendar_title(name) calendar_state(state title)
#   history_approved(role) history_corrected_reason(reason by) history_withdrawn_reason(reason by)
#   filter_remove(filter) title_outcomes_topic(topic) title_outcomes_owner(owner) title_outcomes_year(year) follow_feed_text(place) updates_of_year(year) corrections_of_year(year) fact_due_earlier(n n_text)
#   story_due_set(date) evidence_titled, evidence_photo, evidence_file (name kind size)
#   time_range(start end) place_at(name address)
#   map_of_areas(division) map_of_areas_on(date division) valid_from(date) valid_between(from to)
#   find_letter_title(letter) find_numbers(first last) find_numbers_from(first)
#   and, with {count} and the like in them for the page's script: find_matches(count) find_no_match, find_like (query)
#   find_no_number(number) find_single(area) find_inside(area) find_maybe(distance) find_outside(nearest distance)
#   score_kept(n n_text kept kept_text parts) score_not_kept(n n_text parts) score_not_kept_alike(parts) score_none_kept, score_replaced, score_postponed,
#   kept_on_time, kept_late, kept_no_date, count_not_kept, count_still_open, count_unreplaced, count_days (n n_text)
#   share_of(part whole) share_kept(part part_text whole whole_text) share_kept_percent(part part_text whole whole_text percent)
#   score_young(n n_text days days_text) score_time_one(n n_text days) score_time_few(n n_text from to) score_time_half,
#   score_time_half_or_more (n n_text half quarter) days_half, days_half_or_more, days_all, days_between (from to ended)
#   score_held, score_called_off, score_roles, returning_more, returning_most (n n_text) score_last_year(from to said) returning(n n_text years
#   years_text) returning_answered(n n_text made parts) method_judged(days days_text) method_percent, method_time(few few_text)
#   search_count(n n_text query) linked_dataset(title) linked_dataset_text(organization)
#   open_cite(organization title address date)
#   federation_title, federation_lede, federation_departments, federation_search_desc (n n_text) federation_built(date)
#   federation_days(from to) federation_department_desc(department) federation_division_desc(division organization)
#   federation_longest, federation_some_of (n n_text whole) federation_topic_lede(n n_text id) federation_overdue_lede(part whole)
#   feed_changes_title, feed_corrections_title, calendar_tasks_title (name) feed_made, feed_silent (text) feed_state(state text)
#   feed_moved, feed_announced (date text) feed_corrected(title)
#   corrected_on(date) title_versions, desc_versions (title) title_version, desc_version (title number) version_number(number) change_file(title) calendar_version(number date)
#   search_other(language) follow_title, desc_follow (name) follow_mail(organization)
#   changes_title_year(year) changes_begun(date n n_text) changes_version(number entry) changes_part_in(part language)
#   changes_more_places(n n_text) changes_moved(id) changes_feed_title(name) log_line(date entry)
#   preview_site(site) preview_place(name site) preview_huddle(title date place)
# All other messages hold nothing but terms and reach the templates as words.<id>.

language_name = English

# The levels, unless the site renames them
term_huddle_one = huddle
term_huddle_many = huddles
term_division_one = division
term_division_many = divisions
term_area_one = response area
term_area_many = response areas
term_commitment_one = commitment
term_commitment_many = commitments
term_concern_one = concern
term_concern_many = concerns
term_report_one = report
term_report_many = reports
term_update_one = update
term_update_many = updates
term_outcomes = outcomes

# Around every page
skip = Skip to main content
nav_label = Main
nav_menu = Menu
nav_home = Home
nav_divisions = { $Divisions }
nav_huddles = { $Huddles }
nav_outcomes = { $Outcomes }
nav_upcoming = Upcoming
nav_topics = Topics
nav_search = Search
nav_organizations = Organizations
breadcrumb_label = You are here
fictional_banner = Everything on this site is made up.
sign_note = This marks what is only in { $language }: nobody has translated it yet.
translated_fallback = This page has no translation yet. It is shown in { $language }.
head_title = { $title } – { $site }
footer_label = About this site
footer_feed = News feed
footer_calendar = Calendar
footer_follow = Follow the news
footer_organizations = Organizations
footer_published_by = Published by
footer_contact = Contact:
footer_license = Text and data may be used again under
built_on = Site built { $date }
printed_line = { $address } – printed copy
printed_version = { $address } – printed copy, version of { $version }
pager_label = Pages
pager_previous = Previous page
pager_next = Next page
pager_page = Page
page_of = Page { $page } of { $pages }
page_of_title = { $title }, page { $page }

# Counts
count_huddles = { $n ->
    [0] No { $huddles }
    [one] { $n_text } { $huddle }
   *[other] { $n_text } { $huddles }
}
count_commitments = { $n ->
    [0] No { $commitments }
    [one] { $n_text } { $commitment }
   *[other] { $n_text } { $commitments }
}
count_open = { $n ->
    [0] No open { $commitments }
    [one] { $n_text } open { $commitment }
   *[other] { $n_text } open { $commitments }
}
count_overdue = { $n ->
    [0] None overdue
   *[other] { $n_text } overdue
}

count_settled = { $n_text } settled
count_kept = { $n_text } kept
count_dropped = { $n_text } will not be done
count_replaced = { $n_text } replaced
older_open = { $n ->
    [one] { $n_text } older one is still open
   *[other] { $n_text } older ones are still open
}

# Lists: how many are here, and in which order
list_part = { $part } of { $whole }
list_page = { $from } to { $to } of { $whole }
list_all = All { $n_text }
order_all = Longest overdue first, then what is due next, then the newest.
order_open = Longest overdue first, then what is due next.
order_overdue = Longest overdue first.
order_newest = Newest first.
choose_order = Order
choose_order_recent = What needs attention first
choose_order_overdue = Longest overdue first
choose_order_due = Due next first
choose_order_newest = Newest first
csv_rows = Download these rows (CSV)
csv_commitments = All { $commitments } of this site (CSV)
csv_huddles = All { $huddles } of this site (CSV)
csv_concerns = All { $concerns } of this site (CSV)
rows_head_promised = What was promised
rows_head_where = Where
rows_head_how = Since when, by when
rows_head_address = Address
part_recent = Open, promised in { $from } or { $to }
part_older = Open, promised before { $year }

# Names and places
division_name = { $division } { $division_term }
area_name = { $area_term } { $area }
area_title = { $area }, { $division }
all_areas = All { $areas }
whole_division = The whole { $division }
place_unknown = The place was not recorded
place_at = { $name }, { $address }
time_range = { $start } to { $end }
month_only = The day is not known.
owner_at = { $role }, { $organization }
retired_until = Until { $date }
retired_successors = Now { $areas }

# Titles
title_home = { $Huddles } of the { $organization }
title_huddles_all = All { $huddles }
title_huddles_year = { $Huddles } of { $year }
title_huddles_division = { $Huddles }: { $division }
title_huddles_division_year = { $Huddles } of { $year }: { $division }
title_huddles_year_division = { $division }: { $huddles } of { $year }
title_outcomes = { $Outcomes }
title_outcomes_state = { $Outcomes }: { $state }
title_outcomes_division = { $Outcomes }: { $division }
title_outcomes_division_state = { $Outcomes }: { $division }, { $state }
title_upcoming = Upcoming { $huddles }
title_topics = Topics
title_organizations = Organizations
title_divisions = { $Divisions }
title_update = { $Update } of { $date }
desc_home = Minutes of public { $huddles }, with every { $commitment } followed to its end.
desc_huddle = Minutes and { $commitments } of { $date }: { $division }, { $areas }.
desc_huddles = { $Huddles } with their dates, places and minutes.
desc_divisions = Every { $division } with its { $areas } and its next { $huddle }.
desc_division = { $Areas }, { $huddles } and { $commitments }: { $division }, { $organization }.
desc_area = { $Huddles }, open { $commitments } and { $concerns }: { $area }, { $division }.
desc_outcomes = Every { $commitment } made in public, who owns it, when it is due and what came of it.
desc_upcoming = Dates, times and places of the next { $huddles }.
desc_topics = What people ask about, by topic.
desc_topic = { $Huddles }, { $concerns } and { $commitments }: { $topic }.
desc_organizations = Who makes { $commitments } and who hosts { $huddles }.
desc_organization = { $Commitments } and { $huddles }: { $name }.

# Home
home_lede = { $organization } meets people in every { $area }. Read the minutes, and see which { $commitments } were kept.
home_upcoming = Next { $huddles }
home_latest = Latest { $huddles }
home_figures = { $Commitments } in figures
home_divisions = { $Divisions }
home_how = How it works
home_years = All { $huddles } by year
how_1 = People meet in the open, in every { $area }, and say what needs solving.
how_2 = The minutes are published here, with every { $commitment }: what, who, and by when.
how_3 = Each { $commitment } is followed until it ends. If nobody has news of it, this site says so.
upcoming_none = No { $huddles } are scheduled at the moment.
latest_none = No { $huddles } have been published yet.
figure_open = Open
figure_overdue = Overdue
figure_overdue_of = Open and overdue
figure_done = Kept
figure_dropped = Will not be done
figure_replaced = Replaced

# Divisions and areas
divisions_none = No { $divisions } have been published yet.
areas_heading = { $Areas }
areas_none = No { $areas } have been published yet.
retired_areas_heading = Earlier { $areas }
neighbours_heading = Other { $areas } nearby
item_next = Next { $huddle }:
item_next_none = none scheduled
item_last = Last { $huddle }:
item_last_none = None has been held here yet
next_none = No { $huddle } is scheduled.
last_none = No { $huddle } on record
no_huddle_since = No { $huddle } has been held here since { $date }.
no_huddle_title = No { $huddle } lately
retired_title = This { $area } no longer exists
retired_division_title = This { $division } no longer exists

next_agenda = On the agenda
next_review = { $n ->
    [one] One { $commitment } is still open here.
   *[other] { $n_text } { $commitments } are still open here.
}
next_review_part = { $n ->
    [one] One { $commitment } is still open in its { $areas }.
   *[other] { $n_text } { $commitments } are still open in its { $areas }.
}
later_heading = Other dates
calendar_add = Add to calendar
promised_heading = What was promised here
promised_heading_topic = What was promised
contact_heading = Who to contact
contact_people = Spoke for the { $division }
contact_seen = At the { $huddle } of { $date }
place_heading = Where it is
figures_more = More: figures
huddles_by_year = { $Huddles } by year
concerns_rest = The others are in the minutes

# Lists of huddles
updates_of_year = { $Updates } of { $year }
corrections_of_year = Corrections of { $year }
corrections_lede = What was changed in minutes and { $updates } after they were published, and why. Each page says it too.
past_heading = Past { $huddles }
huddles_heading = { $Huddles }
upcoming_heading = Upcoming
latest_heading = Latest { $huddles }
huddles_none = No { $huddles } to show.
all_huddles = All { $huddles }
upcoming_lede = { $n ->
    [one] { $n_text } { $huddle } is scheduled. Everyone is welcome.
   *[other] { $n_text } { $huddles } are scheduled. Everyone is welcome.
}
list_none = Nothing has been published here yet. Please look again later.
filter_all = All
filter_more = choose another
filter_state = Status
filter_division = { $Division }
filter_year = Year
filter_area = { $Area }
filter_topic = Topic

# One huddle: its state
status_scheduled = Scheduled
status_held = Held
status_cancelled = Cancelled
status_postponed = Postponed
minutes_draft = Draft minutes
minutes_draft_note = These minutes have not been approved yet. They may still change.
minutes_draft_title = Draft minutes
minutes_approved = Approved
minutes_withdrawn = Minutes withdrawn
minutes_withdrawn_note = The minutes of this { $huddle } were withdrawn. This page stays, so that links to it keep their meaning.
minutes_withdrawn_title = Minutes withdrawn
commitments_withdrawn = { $n ->
    [one] { $n_text } { $commitment } that was made in them is no longer published.
   *[other] { $n_text } { $commitments } that were made in them are no longer published.
}
approved_on = { $date } ({ $role })
corrected_on = Corrected on { $date }
corrected_tag = Corrected
cancelled_title = Cancelled
cancelled_text = This { $huddle } did not take place.
postponed_title = Postponed
postponed_text = This { $huddle } did not take place on its date.
postponed_next = New date:
postponed_open = No new date has been set yet.
held_no_minutes_title = No minutes yet
held_no_minutes_text = This { $huddle } was held. Its minutes have not been published.
scheduled_title = Not held yet
scheduled_text = This { $huddle } is announced here. Everyone is welcome; minutes follow afterwards.
minutes_due_note = They are due by { $date }.
minutes_missing_late = They were due by { $date }.

# One huddle: who came
attendance_total = { $n ->
    [one] { $n_text } person came
   *[other] { $n_text } people came
}
attend_residents = { $n ->
    [one] { $n_text } resident
   *[other] { $n_text } residents
}
attend_business = { $n_text } from businesses
attend_government = { $n_text } from government
attend_police = { $n_text } from the police
attend_elected = { $n ->
    [one] { $n_text } elected official
   *[other] { $n_text } elected officials
}
attend_nonprofit = { $n_text } from nonprofits
attend_faith = { $n_text } from faith communities
attend_education = { $n_text } from schools and colleges
attend_media = { $n_text } from the media
attend_other = { $n ->
    [one] { $n_text } other person
   *[other] { $n_text } other people
}
attend_group = { $name }: { $n_text }
attendance_none = No head count was recorded
sector_resident = Residents
sector_business = Business
sector_government = Government
sector_elected = Elected officials
sector_police = Police
sector_nonprofit = Nonprofit
sector_faith = Faith community
sector_education = Education
sector_media = Media

# One huddle: its parts
summary_heading = In short
contents_heading = On this page
formats_label = This page as
format_markdown = Markdown
format_json = JSON
concerns_raised_heading = What people raised
concern_answers = Answered by
concern_unanswered = No { $commitment } was made on it here.
commitments_made_heading = { $Commitments } made here
reports_heading = News of earlier { $commitments }
participants_heading = Who spoke in a public role
minutes_heading = Minutes
paragraph_link = Link to a paragraph
paragraph_link_text = Each paragraph now begins with a short code, such as #p-7kq2m. Put the code at the end of this page’s address to link to that paragraph.
agenda_heading = Agenda
agenda_link = Agenda
calendar_agenda = Agenda:
calendar_version = Minutes: version { $number }, approved { $date }
next_heading = Next { $huddle }
next_heading_past = Next { $huddle }, as announced then
attachments_heading = Attachments
size_bytes = { $n ->
    [one] { $n_text } byte
   *[other] { $n_text } bytes
}
size_kilobytes = { $n_text } KB
size_megabytes = { $size } MB
history_heading = History of this page
history_held = The { $huddle } took place
history_approved = Minutes approved ({ $role })
history_corrected_reason = Corrected: { $reason } ({ $by })
history_withdrawn_reason = Minutes withdrawn: { $reason } ({ $by })
source_heading = Cite this page, or tell us of a mistake
around_label = { $Huddles } before and after
around_previous = Earlier
around_following = Later
checkbox_done = Done:
checkbox_open = Not done:
table_label = Table
footnotes_heading = Footnotes

# Versions of minutes
versions_all = All versions
title_versions = All versions: { $title }
desc_versions = Each time the minutes of “{ $title }” were approved, and what was changed since.
title_version = Version { $number }: { $title }
desc_version = What version { $number } of the minutes of “{ $title }” says that the one before did not.
version_number = Version { $number }
versions_lede = Every version of these minutes that was approved, the newest first: what was changed since the one before, who decided it and why.
version_current = This is what the page says now.
version_first = This is the first version.
version_compare = What changed
version_title = Title
version_status = What became of it
version_withheld = The words of this change are not shown: something was taken out that nobody may read.
version_same = Nothing that is shown here differs from the version before.
changes_list_heading = The same as a list
change_before = Before:
change_now = Now:
change_gone = Taken out:
change_new = Added:
change_file = The file “{ $title }” was replaced by another.
diff_gone = [taken out:
diff_new = [added:
diff_end = ]

# What changed, as the log of everything published has it
changes_title = What changed
changes_title_year = What changed in { $year }
changes_feed_title = What changed: { $name }
desc_changes = Every change of this record that was published, with its day and its words.
changes_lede = Every change of a page of this record since a log of it is kept, drafts too: what became of it, when, and which words differ.
changes_begun = { $n ->
    [0] The log begins on { $date }.
    [one] The log begins on { $date }, with { $n_text } record that there was.
   *[other] The log begins on { $date }, with the { $n_text } records that there were.
}
changes_none = Nothing has changed yet.
changes_version = Version { $number }, entry { $entry } of the log
changes_of_huddle = { $Huddle }
changes_of_update = { $Update }
changes_of_page = Page
changes_text = Text
changes_part_in = { $part } ({ $language })
changes_more_places = { $n ->
    [one] { $n_text } more place differs.
   *[other] { $n_text } more places differ.
}
changes_moved = Its address ended in { $id } before, and leads here now.
changes_again = It had been published before, and was gone.
changes_unknown = Nobody knows any more which words differ.
changes_data_heading = For programs
changes_data = The same as data, also the records that were there when the log began; programs that copy this site fetch what they do not have yet:
changed_new = New
changed_changed = Changed
changed_corrected = Corrected
changed_withdrawn = Withdrawn
changed_redacted = Redacted
changed_moved = Moved
changed_removed = Removed
log_line = Published like this on { $date }: entry { $entry } of the log.
log_verify = Verify this entry
log_unsigned = The log is not signed.
correction_typo = Typing error
correction_fact = Error of fact
correction_attribution = Wrong attribution
correction_omission = Omission
correction_redaction = Redaction
correction_withdrawal = Withdrawal

# What stands where something was taken out that nobody may read
redacted_mark = [redacted: { $what }]
redacted_correction = Taken out: { $what }.
redacted_juvenile_name = name of a child
redacted_victim_name = name of a victim
redacted_witness_name = name of a witness
redacted_private_name = name of a private person
redacted_home_address = home address
redacted_phone = telephone number
redacted_email = e-mail address
redacted_birth_date = date of birth
redacted_identity_number = identity number
redacted_license = driver’s license number
redacted_plate = license plate
redacted_vehicle = vehicle number
redacted_account = account or card number
redacted_case_number = case number
redacted_health = health of a person
redacted_court_order = by order of a court
redacted_other = private information

# Commitments
state_open = Open
state_in_progress = In progress
state_waiting = Waiting
state_done = Done
state_confirmed = Done, confirmed
state_dropped = Will not be done
state_replaced = Replaced
state_overdue = Overdue
state_open_note = Nothing has been reported since it was made.
state_done_note = The owner says so; no later { $huddle } has agreed yet.
state_confirmed_note = A later { $huddle } agreed that it is done.
commitments_heading = { $Commitments }
commitments_none = No { $commitments } to show.
settled_heading = Settled { $commitments }
all_commitments = All { $commitments }
due_on = Due { $date }
due_words = Due { $words }
# What follows the state in a list: "Overdue" since August 1, 2025; last news July 16, 2026
status_since = since { $date }
status_due = due { $date }
status_due_words = due { $words }
status_undated = no date was promised
status_on = on { $date }
status_kept_in_time = on { $date }, on time
status_kept_late = on { $date }, late
status_confirmed = (done on { $date })
status_confirmed_in_time = (done on { $date }, on time)
status_confirmed_late = (done on { $date }, late)
status_reported = (reported { $date })
status_reported_in_time = (reported { $date }, on time)
status_reported_late = (reported { $date }, late)
status_dropped = (said on { $date })
status_news = last news { $date }
status_no_news = no news since it was made
due_none = No date was promised
overdue_since = Overdue since { $date }
last_reported = Last { $report }: { $date }
never_reported = Never reported on
silence_never = Nobody has reported on this since it was made.
# How a commitment stands, in a sentence or two: "Overdue since October 1, 2026. Last heard September 10, 2026: Holes are dug." $state is
# the word for its state, $when and $since are made of the messages that begin with moment_
moment_day = on { $date }
moment_month = in { $date }
moment_since_day = since { $date }
moment_since_month = since { $date }
standing_open = { $state } { $since }. The time was promised in words, so it never counts as overdue.
standing_due = { $state } { $since }, due { $due }.
standing_undated = { $state } { $since }. No date was promised.
standing_overdue = { $state } { $since }.
standing_overdue_begun = { $state } { $since }, but work has begun.
standing_overdue_waiting = { $state } { $since }, and waiting for someone else { $waiting }.
# Where the report does not say the day of the work: $when is that of the report
standing_told = { $state }, as reported { $when }.
standing_told_in_time = { $state } on time, as reported { $when }.
standing_told_late = { $state }, as reported { $when }, late: it was first due { $due }.
standing_agreed = { $state }. It was reported done { $when }.
standing_agreed_in_time = { $state }. It was reported done { $when }, on time.
standing_agreed_late = { $state }. It was reported done { $when }, late: it was first due { $due }.
standing_done = { $state } { $when }.
standing_done_in_time = { $state } { $when }, on time.
standing_done_late = { $state } { $when }, late: it was first due { $due }.
standing_confirmed = { $state }. The work was done { $when }.
standing_confirmed_in_time = { $state }. The work was done { $when }, on time.
standing_confirmed_late = { $state }. The work was done { $when }, late: it was first due { $due }.
standing_dropped = { $state }. This was said { $when }.
standing_replaced = { $state } { $when }.
standing_heard = Last heard { $date }.
standing_heard_note = Last heard { $date }:
standing_silent = Nobody has reported on it since.
standing_unheard = No news yet.
quote_heading = In the words of the minutes
story_heading = What happened
story_made = Made at “{ $huddle_title }”
story_due_moved = Due date moved from { $from } to { $to }
story_silent = No { $report } at the next { $huddle } of its { $area }
story_overdue = The due date passed and nobody had reported it done
story_update = Reported between { $huddles }
story_reported = Reported at the { $huddle }
evidence_label = Evidence:
source_label = Source:
mentions_heading = Mentioned in
follow_heading = Follow this { $commitment }
follow_feed_text = each { $report } on it, with all others of { $place }.
follow_tasks_text = its due date, kept up to date in your calendar.
related_heading = Also promised there

# Outcomes
outcomes_lede = { $n ->
    [0] No { $commitments } have been recorded yet.
    [one] { $n_text } { $commitment }, followed from the { $huddle } where it was made until it ends.
   *[other] { $n_text } { $commitments }, each followed from the { $huddle } where it was made until it ends.
}
outcomes_method_heading = How the status is worked out
outcomes_method = Nobody types a status by hand. It comes from what was reported at a later { $huddle } or between two of them. “Done” is what the owner says; “Done, confirmed” means that a later { $huddle } agreed. “Overdue” is worked out from the promised date on the day this site was built. Where no date was promised, nothing can be overdue.

# Concerns, topics, organizations, updates
concerns_heading = { $Concerns } raised
topics_lede = What people asked about.
count_named_at = { $n ->
    [one] hosted or spoke at { $n_text } { $huddle }
   *[other] hosted or spoke at { $n_text } { $huddles }
}
organizations_lede = Who made { $commitments }, hosted { $huddles } or spoke at them.
divisions_lede = Every { $division } with its { $areas }, its next { $huddle } and its open { $commitments }.
note_heading = Note
topic_label = Topic

# Terms of facts
fact_when = When
fact_where = Where
fact_division = { $Division }
fact_areas = { $Areas }
fact_area = { $Area }
fact_attendance = Who came
fact_host = Host
fact_topics = Topics
fact_minutes = Minutes
fact_owner = Owner
fact_due = Due
fact_made = Made at
fact_neighborhoods = Neighborhoods
fact_streets = Streets
fact_office = Office
fact_code = Also known as
fact_next = Next { $huddle }
fact_last = Last { $huddle }
fact_huddles = { $Huddles }
fact_named_at = Hosted or spoke at
fact_commitments = { $Commitments }
fact_concern = { $Concern } it answers
fact_sector = Sector
fact_website = Website
fact_valid = In use
fact_date = Date
fact_about = About
fact_successors = Now part of
fact_replaces = Replaces
fact_replaced_by = Replaced by

# Page not found
moved_title = This page has moved
moved_text = It has another address now, and opens by itself. If it does not, follow this link:
not_found_title = Page not found
not_found_text = Nothing is published at this address. If you typed it, check it; if a link brought you here, the page may have been moved. Try one of these:
not_found_home = Home
not_found_search = Search
not_found_huddles = All { $huddles }
not_found_outcomes = { $Outcomes }: every { $commitment } and what came of it

# Maps
map_of_divisions = Map of the { $divisions }
map_of_areas = Map of the { $areas }: { $division }
map_of_areas_on = Map of the { $areas } as of { $date }: { $division }
valid_from = Since { $date }
valid_between = { $from } to { $to }
map_note = Approximate. Each shape leads to its page; the list has the same links.
map_water = Wide lines are water.
map_streets = Thin lines are streets.

# Find my area
find_title = Find your { $area }
find_link = Find your { $area }
desc_find = Look up your { $area } by street, neighborhood or { $division }; its page has the next { $huddle } and the open { $commitments }.
find_label = Street, neighborhood or { $area }
find_hint = A house number helps where a street is in several { $areas }.
find_button = Find
find_choose = Choose your { $division }
find_locate = Use my location
find_locate_note = “Use my location” works in your browser, with JavaScript. Your position stays on your device and is sent to nobody.
find_skip = Go straight to
find_by_division = By { $division }
find_neighborhoods = Neighborhoods, A to Z
find_streets = Streets, A to Z
find_by_letter = Streets and neighborhoods by letter
find_letter_title = Find your { $area }: { $letter }
find_no_letter = 0–9
find_all_title = Find your { $area }: all streets and neighborhoods
find_all = All streets and neighborhoods on one page
find_sure_title = Not sure?
find_sure = These lists are a guide, and a border may run through a street or a block. To be sure, ask the office of your { $division }.
find_numbers = { $first }–{ $last }
find_numbers_from = { $first } and up
find_odd = odd numbers
find_even = even numbers
# What the script of the page says. The words in braces are put in by it and stay as they are.
find_matches = Matches: { $count }
find_no_match = Nothing matches “{ $query }”. The whole lists are shown.
find_like = Nothing matches “{ $query }” exactly. This is close:
find_no_number = No part of this street is listed with number { $number }. The parts that are listed are shown.
find_single = Go to { $area }
find_waiting = Looking for your position…
find_inside = You are in { $area }
find_maybe = Your device knows its position only to about { $distance }. It may also be:
find_outside = You are outside of every { $area } on this site. The nearest is { $nearest }, about { $distance } away.
find_denied = Your browser may not use your position. Allow it for this site in the browser’s settings, or choose from the lists below.
find_unavailable = Your device could not find its position. Choose from the lists below.
find_late = Your device took too long to find its position. Try again, or choose from the lists below.
find_unable = This browser cannot find its position. Choose from the lists below.
find_failed = A part of this page could not be loaded. Try again, or choose from the lists below.
# Short forms that people write in addresses, each before its long form.
find_short_forms = aly alley ave avenue av avenue blvd boulevard cir circle ct court dr drive e east ft fort hts heights hwy highway ln lane mt mount n north pk park pkwy parkway pl place rd road s south sq square st street ter terrace tpke turnpike w west
# A long and a short unit of distance, as Unicode names them: mile foot, kilometer meter.
find_units = mile foot

# Charts and scoreboards
title_scoreboard = Scoreboard
desc_scoreboard = How many { $commitments } were kept, on time or late, how many were not, and out of how many.
title_scoreboard_method = How the scoreboard is counted
desc_scoreboard_method = What counts as kept, late or not kept, and every figure of the scoreboard in tables.
score_heading = In figures
score_link = Scoreboard: how many { $commitments } were kept
score_more = Scoreboard of all { $divisions }, and how it is counted
score_nothing = No { $commitments } have been recorded yet.
score_none_judged = None of the { $commitments } can be judged yet.
score_kept = { $n ->
    [one] The only { $commitment } that can be judged was kept: { $parts }.
   *[other] Of { $n_text } { $commitments } that can be judged, { $kept ->
        [one] { $kept_text } was kept
       *[other] { $kept_text } were kept
    }: { $parts }.
}
score_none_kept = { $n ->
    [one] The only { $commitment } that can be judged has not been kept.
   *[other] Of { $n_text } { $commitments } that can be judged, none has been kept.
}
score_not_kept = { $n ->
    [one] { $n_text } has not been kept: { $parts }.
   *[other] { $n_text } have not been kept: { $parts }.
}
score_not_kept_alike = Not kept: { $parts }.
score_young = { $n ->
    [one] { $n_text } cannot be judged yet: its date is still to come, or it has no date and is less than { $days_text } days old.
   *[other] { $n_text } cannot be judged yet: their date is still to come, or they have no date and are less than { $days_text } days old.
}
score_replaced = { $n ->
    [one] { $n_text } was replaced by another, which counts in its place.
   *[other] { $n_text } were replaced by others, which count in their place.
}
score_postponed = { $n ->
    [one] The date of { $n_text } was moved to a later one.
   *[other] The dates of { $n_text } were moved to later ones.
}
kept_on_time = { $n_text } on time
kept_late = { $n_text } late
kept_no_date = { $n_text } without a calendar date
count_not_kept = { $n_text } not kept
count_still_open = { $n_text } still open
count_unreplaced = { $n_text } replaced by something that is not recorded here
count_days = { $n ->
    [one] { $n_text } day
   *[other] { $n_text } days
}
share_of = { $part } of { $whole }
share_kept = { $part_text } of { $whole_text } kept
share_kept_percent = { $part_text } of { $whole_text } kept ({ $percent }%)
score_none_yet = None can be judged yet
bar_kept = Kept on time, or without a calendar date
bar_late = Kept late
bar_open = Still open
bar_dropped = Will not be done
head_kept = Kept
head_on_time = On time
head_late = Late
head_no_date = No date
head_not_kept = Not kept
head_still_open = Still open
head_dropped = Will not be done
head_unreplaced = Replaced by nothing recorded here
head_young = Cannot be judged yet
head_replaced = Replaced
score_made = Made
score_share_head = Kept, of those that can be judged
score_days_head = How long it took
score_time = How long it took
score_time_none = None has ended yet.
score_time_one = { $n ->
    [one] The only one that has ended took { $days }.
   *[other] The { $n_text } that have ended took { $days } each.
}
score_time_few = The { $n_text } that have ended took between { $from } and { $to }.
score_time_half = Half of the { $n_text } that have ended took longer than { $half }. One in four took { $quarter } or more.
score_time_half_or_more = Half of the { $n_text } that have ended took { $half } or more. One in four took { $quarter } or more.
score_time_note = A long wait shows here only when it is over.
days_none = none has ended yet
days_half = half over { $to } (of { $ended })
days_half_or_more = half { $to } or more (of { $ended })
days_all = { $to } ({ $ended })
days_between = { $from } to { $to } (of { $ended })
score_total = All
score_years_heading = By the year in which they were made
score_years_caption = { $Commitments } by the year in which they were made
score_meetings_heading = { $Huddles } held
score_meetings_legend = Filled, with the number: held.
score_meetings_off = Outlined: cancelled or postponed.
score_last_year = { $from } to { $to }: { $said }.
score_held = { $n ->
    [0] no { $huddles } held
    [one] { $n_text } { $huddle } held
   *[other] { $n_text } { $huddles } held
}
score_called_off = { $n_text } cancelled or postponed
score_called_off_head = Cancelled or postponed
score_months_caption = { $Huddles } by month
score_months_show = Table of the months
score_month = Month
score_divisions_heading = By { $division }
score_divisions_caption = { $Commitments } by { $division }, in the order of this site’s list
score_topics_heading = By topic
score_topics_caption = { $Commitments } by topic, in alphabetical order
score_owners_heading = By owner
score_owners_caption = { $Commitments } by owner, in alphabetical order
score_roles = { $n_text } owners that name no organization
score_returning_heading = { $Concerns } that came back
returning = { $years ->
    [1] Raised at { $n_text } { $huddles } in one year.
   *[other] Raised at { $n_text } { $huddles } in { $years_text } years.
}
returning_first = First:
returning_last = Last:
returning_unanswered = No { $commitment } has answered it.
returning_answered = { $n ->
    [one] Answered once, by { $made }: { $parts }.
   *[other] Answered { $n_text } times, by { $made }: { $parts }.
}
returning_most = The { $n_text } most frequent
returning_more = { $n ->
    [one] { $n_text } more is on the pages of { $areas } and topics.
   *[other] { $n_text } more are on the pages of { $areas } and topics.
}
score_method_link = How this is counted, and every figure in tables
score_method_lede = What each figure of the scoreboard counts, and every figure in tables. Nothing is ranked.
score_method_heading = How this is counted
score_percent = Per cent and bars
score_several = Several at once
score_order = No ranking
method_made = Every { $commitment } of every published { $huddle }, each once.
method_judged_head = Can be judged
method_judged = All but two groups: those that cannot be judged yet, and those that another one replaced. One cannot be judged yet while it is open and its first date is still to come. The same holds for an open one that has no date and is less than { $days_text } days old. After that, it counts as not kept.
method_kept = It was reported as done, and nobody has said otherwise since. What counts is the day that was named then. If none was named, it is the day of the { $report }, which may be later than that of the work.
method_on_time = Kept by the first date that was promised.
method_late = Kept after the first date that was promised. A later date that was given since does not change that.
method_no_date = Kept, and no calendar date was promised: none at all, or only words (“by the next { $huddle }”). In the bars, these stand with those that were kept on time.
method_still_open = It can be judged and is still open. It counts as not kept so far, also where a later date was given since.
method_dropped = Someone said so in public, with the reason. It counts as not kept.
method_replaced = Another one took its place. The new one counts, with a date of its own. The old one is left out, so that nothing counts twice. If nothing that is recorded here took its place, the old one counts as not kept. In the bars, it then stands with those that will not be done.
method_percent = Shown only where { $few_text } or more can be judged. Of fewer, a single one would change the picture too much. A bar is as long as all that can be judged. What is filled was kept, what is outlined was not.
method_time = Days from the { $huddle } where it was made to the day when, as reported, it was kept or given up. Those still open have no such day. Where fewer than { $few_text } have ended, the shortest and the longest time are shown.
method_several = One for several { $areas } or about several topics counts in each. The figures of { $areas } and of topics may therefore add up to more than the whole.
method_returning = The same topic, raised about the same { $area } at two or more { $huddles } that were held.
method_order = { $Divisions } are in the order of this site’s own list, topics and owners in alphabetical order. They differ in size and in what they are asked for, so nothing here is ranked.

# Filters with a script
filter_heading = Filters
filter_hint = Choose to narrow the list. It changes at once.
filter_owner = Owner
filter_area_first = Choose the { $division } first
filter_remove = Remove the filter: { $filter }
filter_clear = Clear all filters
filter_empty = Nothing fits all of these filters together. Clear one of them to see more.
filter_failed = The filtered list could not be loaded. The whole list is below; please try again later.
title_outcomes_topic = { $Outcomes } by topic: { $topic }
title_outcomes_owner = { $Outcomes } by owner: { $owner }
title_outcomes_year = { $Outcomes }: { $commitments } of { $year }
fact_due_earlier = { $n ->
    [one] Earlier due date
   *[other] Earlier due dates
}
story_due_set = Due date set: { $date }
story_due_before = Before, in the words of the minutes:
evidence_titled = { $name } ({ $kind }, { $size })
evidence_photo = Photo: { $name } ({ $kind }, { $size })
evidence_file = Document: { $name } ({ $kind }, { $size })

# Search
title_search = Search
desc_search = Search all { $huddles }, { $commitments } and { $updates } of this site by their words.
search_label = Words to look for, such as a street, a neighborhood or a subject
search_button = Search
search_narrow = Narrow the results
search_filters = Filters
search_any = Any
search_clear = Clear all filters
search_kind = Kind
search_huddles = { $Huddles }
search_huddle = { $Huddle }
search_agendas = Agendas
search_agenda = Agenda
search_commitments = { $Commitments }
search_commitment = { $Commitment }
search_updates = { $Updates }
search_update = { $Update }
search_pages = Pages
search_page = Page
search_places = { $Divisions } and { $areas }
search_place = Place
search_count = { $n ->
    [0] No results for “{ $query }”
    [one] { $n_text } result for “{ $query }”
   *[other] { $n_text } results for “{ $query }”
}
search_some = Nothing has all of these words. What follows has some of them.
search_like = Nothing has “%q”. What follows has “%w”.
search_other = In { $language }: %n
search_none = Try other words or fewer of them, choose fewer filters, or use the lists below.
search_working = Searching…
search_failed = The search could not be loaded. Check your connection and try again, or use the lists below.
search_old = This browser is too old for the search. Please use the lists below.
search_more = Show more results
search_browse = Other ways to find it
search_browse_text = The search works in your browser and needs JavaScript. These lists lead to everything that it finds.
search_all_huddles = All { $huddles }
search_all_commitments = { $Outcomes }: every { $commitment } and what came of it
search_all_places = All { $divisions } and { $areas }
search_browse_years = { $Huddles } by year
search_browse_topics = Topics

# Pictures

# Books of a year, citing, subscribing
books_label = To print or keep, a year on one page:
book_lede = The { $huddles } of one { $division } in one year, whole, to print or to keep. Each has a page of its own, which is the one to cite.
book_drafts = Draft minutes are marked. They may still change.
book_contents = Contents
book_index = { $Commitments } of the year
book_holds = Holds
book_address = Address
book_version = Version
book_part = { $title }, part { $part } of { $parts }
follow_here = Follow what happens here: calendar, news, data
follow_title = Follow: { $name }
desc_follow = How to hear of what is new: in your calendar, in a news reader, by e-mail or as data. { $name }.
follow_lede = Hear of what is new without coming back to look. You need no account, and nobody here learns who you are.
follow_calendar = Dates of { $huddles } stand in your own calendar, and change there when they are moved or cancelled.
follow_calendar_add = Add the dates to your calendar
follow_tasks_add = Add what was promised as a list of tasks
follow_calendar_phone = On an iPhone or a Mac the link asks whether to subscribe; for Google Calendar copy the address, and on a computer choose “Other calendars”, then “From URL”.
follow_mail_title = E-mail
follow_mail = { $organization } has a mailing list of its own: sign up on its page.
follow_mail_link = Sign up for e-mail
follow_reader_title = News reader
follow_reader = A news reader is an app that shows what is new on the sites you choose: copy one of these addresses into it.
follow_promise_title = One { $commitment }
follow_promise = The page of each { $commitment } names the news feed and the task list that carry its news.
follow_data = All of it is also in tables, for spreadsheets and programs.
follow_data_link = Download the data
follow_wider = Follow more than this
subscribe_label = Subscribe:
feed_title = Minutes and news: { $name }
calendar_state = { $state }: { $title }
calendar_title = { $Huddles }: { $name }
cite_huddle = { $Huddle } of { $date }
cite_commitment = { $Commitment } made on { $date }
cite_version = Version of { $date }
cite_mark = Version { $mark } of the text
cite_copy = Copy this citation
cite_copied = Copied
cite_address_note = This address stays.
cite_report = Tell us of an error on this page
cite_report_subject = Error on the page { $address }

# Open data: the page, what tables and columns hold
linked_dataset = The record of { $title }
linked_dataset_text = What was asked for and promised at the { $huddles } of { $organization }, and what became of it, as tables.
# Each says what a row of a table is, or what a cell of a column holds. Words in “ ” stand in the cells as they are, in every language.
data_divisions = Each row is one { $division }, also where it no longer exists.
data_areas = Each row is one { $area }, also where it no longer exists.
data_topics = Each row is one topic that people speak about.
data_organizations = Each row is one organization that makes { $commitments }, hosts { $huddles } or speaks at them.
data_huddles = Each row is one { $huddle }: held, still to come, cancelled or postponed.
data_updates = Each row is one { $update }: news of { $commitments } between { $huddles }.
data_commitments = Each row is one { $commitment }: what was promised, by whom, by when, and how it stood on the day this site was built.
data_reports = Each row is one { $report }: what was said of one { $commitment } since it was made.
data_concerns = Each row is one { $concern }: what someone asked to have solved. Who asked is not recorded.
data_attendance = Each row is the head count of one group at one { $huddle }. Where nobody counted, there is no row.
data_participants = Each row is one person who took part in one { $huddle } in a public or named role. Residents are counted, not named.
data_attachments = Each row is one file that belongs to one { $huddle }.
data_corrections = Each row is one dated note that something published was changed, and why.
data_translations = Each row is one text of another table, in another language. The other tables have each text in the language in which it was written.
column_id = Permanent id. It is the last part of the page’s address and does not change.
column_url = Permanent address of the page, in this site’s first language.
column_name = Name, as it was written. Translations are in a table of their own.
column_title = Title, as it was written. Empty where it has none.
column_language = Language in which the texts of this row were written, as a tag of BCP 47: en is English, es is Spanish.
column_division_code = Short code. It is a text, not a number: a zero at its beginning belongs to it. Empty where there is none.
column_valid_from = First day on which it existed. Empty where the record does not say.
column_valid_to = Last day on which it existed. Empty where it still exists.
column_successor_ids = Ids of what took its place, which may be { $areas } or { $divisions }. Empty where nothing did.
column_office_name = Name of its office. Empty where none is recorded.
column_office_address = Street address of its office. Empty where none is recorded.
column_office_phone = Telephone number of its office. Empty where none is recorded.
column_office_email = Email address of its office. Empty where none is recorded.
column_office_hours = Opening hours of its office, in words. Empty where none are recorded.
column_office_url = Web address of its office, as recorded. Empty where none is.
column_huddles = Number of { $huddles } that belong to it, with those still to come, cancelled or postponed.
column_last_huddle = Date of its last { $huddle } that was held; the first of the month where the day is not known. Empty where there has been none.
column_commitments = Number of { $commitments } that belong to it.
column_open_commitments = Number of these { $commitments } of which the end is still expected.
column_overdue_commitments = Number of these { $commitments } that are overdue: still open on the day this site was built, after the date that was promised.
column_last_changed = Day of the last change in the record: the event itself, an approval, a correction, or news of what was promised. Empty where nothing has happened yet.
column_area_id_own = Permanent id: that of the { $division }, a slash, and the part that is unique only there.
column_division_id = Id of its { $division }.
column_neighborhoods = Neighborhoods in it, as recorded. Empty where none are.
column_streets = Streets in it, with house numbers where they are recorded. Empty where none are.
column_sector = Sector to which it belongs: one of the words that this site has chosen for its sectors. Empty where the record does not say.
column_website = Address of its own website, as recorded. Empty where none is.
column_organization_huddles = Number of { $huddles } that it hosted or took part in.
column_organization_commitments = Number of { $commitments } that it made.
column_date = Date of the { $huddle }; the first of the month where the day is not known.
column_date_precision = How exactly the date is known. “day”: to the day. “month”: to the month, and the date in the other column is its first day.
column_start = Time of day at which it begins, in hours and minutes, local time. Empty where none is recorded.
column_end = Time of day at which it ends, in hours and minutes, local time. Empty where none is recorded.
column_timezone = Time zone of the times in this row, as the IANA database names it.
column_area_ids = Ids of the { $areas } that it is about.
column_whole_division = Whether it was said to be for the whole { $division }.
column_huddle_status = What became of it. “scheduled”: still to come. “held”: it took place. “cancelled”: it did not take place. “postponed”: it did not take place on this date.
column_minutes = How far its minutes are. “draft”: not approved yet, or not written yet. “approved”: approved. “withdrawn”: withdrawn, and no longer published.
column_has_minutes = Whether minutes can be read on its page.
column_approved_on = Day on which the minutes were approved. Empty where they are not.
column_approved_by = Role of the person who approved the minutes. Empty where they are not approved.
column_host_id = Id of the organization that hosted it. Empty where none is recorded, or the host is not on this site’s list of organizations.
column_host_name = Name of the host. Empty where none is recorded.
column_location_name = Name of the place where it is held. Empty where none is recorded.
column_location_address = Street address of the place where it is held. Empty where none is recorded.
column_location_accessibility = How accessible the place is, in words. Empty where nothing is recorded.
column_attendance_total = How many people came, all groups together. Empty where nobody counted, which is not the same as 0.
column_topic_ids = Ids of the topics that it is about. Empty where none are recorded.
column_summary = Summary in one or two sentences, as it was written. Empty where there is none.
column_huddle_concerns = Number of { $concerns } that were raised there.
column_huddle_commitments = Number of { $commitments } that were made there.
column_corrections = Number of corrections that were published since.
column_next_date = Date that was announced there for the next { $huddle }; the first of the month where the day was not said. Empty where none was.
column_next_start = Time of day at which the next one begins, as announced there. Empty where none was.
column_next_end = Time of day at which the next one ends, as announced there. Empty where none was.
column_next_location_name = Name of the place of the next one, as announced there. Empty where none was.
column_next_location_address = Street address of the place of the next one, as announced there. Empty where none was.
column_translated_into = Other languages in which the record can be read, as tags of BCP 47. Empty where there are none.
column_seal = Fingerprint (HMAC-SHA-256, with a key that is not published) of the approved minutes: 64 hexadecimal digits, which are others as soon as anything in them is changed. Empty where they are not approved.
column_agenda = What was to be discussed, in Markdown: as announced, or as it was kept once there were minutes. Empty where there is none.
column_update_date = Date of the { $update }.
column_update_reports = Number of { $reports } that it gives.
column_commitment_id_own = Permanent id: that of the { $huddle } where it was made, a slash, and the part that is unique only there.
column_commitment_huddle_id = Id of the { $huddle } where it was made.
column_commitment_text = What was promised, as it was written.
column_owner_id = Id of the organization that promised it. Empty where only a role did.
column_owner_name = Name of the organization that promised it. Empty where only a role did.
column_owner_role = Role of whoever promised it. Empty where none is recorded.
column_made_on = Date on which it was made; the first of the month where the day is not known.
column_first_due = First date by which it was promised. Empty where no date was ever given.
column_due = Date by which it is promised now. Empty where no date was ever given.
column_due_words = When it was promised for, in words of which no date can be made. Empty where a date was given, or nothing was said of it.
column_due_moves = How many times what was promised first was changed to another date.
column_commitment_status = Its status, by the last { $report }. “open”: nothing has come of it yet. “in-progress”: the work has begun. “waiting”: it depends on someone else. “done”: the owner says that it is done. “confirmed”: it was agreed later that it is done. “dropped”: it will not be done. “replaced”: something else took its place.
column_settled = Whether nothing more is expected: the status is “done”, “confirmed”, “dropped” or “replaced”.
column_overdue_since = First day on which it was overdue: the day after the date that was promised. Empty where it is not overdue.
column_reports = Number of { $reports } on it.
column_last_report_on = Day on which anyone last reported on it; the first of the month where the day is not known. Empty where nobody has.
column_silent_huddle_ids = Ids of the { $huddles } that were the next ones about the same place and have nothing of it in their record, as long as the end is still expected. Empty where there are none, and where it is settled.
column_successor_id = Id of the { $commitment } that took its place. Empty where none did.
outline_as_geojson = Its outline as GeoJSON (RFC 7946), in degrees of longitude and latitude. Empty where none is recorded.
column_fate = What became of it, as the scoreboard counts it on the day this site was built. “kept-in-time”: kept on time, by the first date that was promised. “kept-late”: kept late, after that date. “kept-without-date”: kept, had no date. “not-due-yet”: open, and the first date is still to come. “open-without-date”: open, and no date was promised. “overdue”: open and overdue, since the date that holds now has passed. “date-moved”: open, the first date has passed, and a later one is still to come. “dropped”: it will not be done. “replaced”: replaced by another one of this site, which counts in its place. “replaced-by-nothing”: replaced by something that is not recorded here.
column_kept = Whether it was kept: the status is “done” or “confirmed”.
column_ended_on = Day on which it was kept or dropped, by the first of the last { $reports } that agree; the first of the month where the day is not known. Empty where it is neither.
column_counts = Whether it can be judged: the scoreboard says how many of these were kept.
column_not_counted_because = Why it cannot be judged. “not-due-yet”: the first date is still to come. “new-without-date”: no date was promised, and it was made in the last 180 days. “replaced”: another one counts in its place. Empty where it can be judged.
column_state_reason = Why it waits, was dropped or was replaced, in the words of the last { $report }. Empty where none was given, and in other states.
column_state_reason_language = Language of that reason, as a tag of BCP 47. Empty where there is none.
column_report_id_own = Permanent id: that of the { $commitment }, then where the { $report } was given, then a number where it is not the only one given there.
column_report_url = Permanent address of the page where it was given, in this site’s first language.
column_commitment_id = Id of the { $commitment } that it is about.
column_report_date = Day that it is about; the first of the month where the day is not known.
column_given_on = Day on which it was given, which may be later than the day that it is about.
column_report_huddle_id = Id of the { $huddle } where it was given. Empty where it was given between two of them.
column_report_update_id = Id of the { $update } in which it was given. Empty where it was given in person.
column_report_status = How the { $commitment } stood by then. “open”: nothing has come of it yet. “in-progress”: the work has begun. “waiting”: it depends on someone else, whom the note names. “done”: the owner says that it is done. “confirmed”: it was agreed later that it is done. “dropped”: it will not be done, for the reason in the note. “replaced”: something else took its place.
column_note = What was said, as it was written. Empty where nothing was.
column_report_due = New date that was promised. Empty where none was.
column_evidence = Addresses of what shows that it is true: files of this site, or pages elsewhere. Empty where there is nothing.
column_concern_id_own = Permanent id: that of the { $huddle } where it was raised, a slash, and the part that is unique only there.
column_concern_url = Permanent address of its place on the page of the { $huddle }, in this site’s first language.
column_concern_huddle_id = Id of the { $huddle } where it was raised.
column_concern_area_id = Id of the { $area } that it is about. Empty where the record does not say.
column_topic_id = Id of the topic that it is about. Empty where the record does not say.
column_concern_text = What someone asked to have solved, as it was written.
column_answered_by = Ids of the { $commitments } that answer it. Empty where none does.
column_huddle_id = Id of the { $huddle } to which it belongs.
column_group = Group that was counted, by the name that the record gives it. “total”: all who came, where no groups were counted.
column_people = Number of people who were counted.
column_position = Place in the list of its record, from 1.
column_participant_name = Name of the person.
column_role = Role in which the person took part. Empty where none is recorded.
column_participant_organization_id = Id of the organization for which the person spoke. Empty where none is recorded, or it is not on this site’s list of organizations.
column_organization_name = Name of the organization for which the person spoke. Empty where none is recorded.
column_attachment_id_own = Id: that of the { $huddle }, a slash, and the path of the file, with a number after it where one file is there twice.
column_attachment_title = Title of the file, as it was written.
column_attachment_url = Permanent address of the file. Empty where it is not published.
column_media_type = Kind of the file, as an internet media type.
column_bytes = Length of the file in bytes. Empty for pictures, which are published in other sizes than they were handed in.
column_correction_id_own = Id: the kind of the record, the id of the record, and the date, with slashes between, and a number from the second of one day on.
column_correction_url = Permanent address of the page that was corrected, in this site’s first language.
column_correction_huddle_id = Id of the { $huddle } of which the record was corrected. Empty where it was another record.
column_correction_update_id = Id of the { $update } that was corrected. Empty where it was another record.
column_correction_date = Day of the correction.
column_reason = What was changed, and why.
column_corrected_by = Role of whoever corrected it.
column_correction_kind = Kind of change. “typo”: a slip of spelling. “fact”: what happened was told wrongly. “attribution”: somebody else said or promised it. “omission”: something was left out. “redaction”: something was taken out that nobody may read. “withdrawal”: the minutes were withdrawn. Empty where the record does not say.
column_version = Number of the approved version that is published, from 1. Empty where no versions are kept, or the minutes are not approved.
column_table = Name of the table that holds the original.
column_row_id = Id of the row that holds the original.
column_column = Name of the column that holds the original.
column_translation_language = Language of the translation, as a tag of BCP 47.
column_translation_text = The translation.
data_join = Each row is one value of a list in another table: the row that has the list, the place in the list, and the value. Tables are joined by it.
data_changes = What has changed: a line for each change of a record that was published, in the order of the log.
data_change = A change of a record that was published.
change_entry = Number of its entry in the log, from 0. It never changes.
change_kind = What became of the record: new, changed, corrected, withdrawn, redacted (something was taken out that nobody may read), moved to another id, or removed.
change_record = The record: its kind, a slash and its id. Of one that was moved, with the id that it had.
change_to = The record with its new id, where it was moved; otherwise without a value.
change_url = Permanent address of its page, in this site’s first language; without a value where it is not on the site any more.
change_revision = Which version of the record this is, from 1.
change_day = Day of the publication.
change_previous = Number of the entry before it about the same record; the first has none.
change_title = What the record was called then.
change_difference = What the record says that it did not say before, by field. Empty for its first entry, and where the words may no longer be read.
change_field = Name of the field in the record’s file; “text” is what stands below the details, “files” the files that belong to it. Of a translation behind its language and a slash.
change_passages = The places where it differs: of each, the words in their order.
change_words_same = Words that are in both texts.
change_words_gone = Words that are only in the earlier text.
change_words_new = Words that are only in the later text.
# Names of the tables, for people.
table_divisions = { $Divisions }
table_areas = { $Areas }
table_topics = Topics
table_organizations = Organizations
table_huddles = { $Huddles }
table_updates = { $Updates }
table_commitments = { $Commitments }
table_reports = { $Reports }
table_concerns = { $Concerns }
table_attendance = Attendance
table_participants = People in public roles
table_attachments = Attachments
table_corrections = Corrections
table_translations = Translations
# The page.
open_title = Open data
desc_open = Every { $huddle } and every { $commitment } of this site as files for spreadsheets, databases, maps and programs, with what each column holds.
open_lede = Everything that these pages say is here as files too: for spreadsheets, databases, maps and programs. Nobody has to sign up for it.
open_lede_without_tables = This site publishes no tables of its record. Its pages say everything that there is, and what follows is for programs.
open_license_none = This site does not say on what terms its data may be used again. Please ask before you publish it.
open_whole_heading = All at once
open_tables_heading = Tables
open_tables_text = CSV files open in a spreadsheet as they are. A text that begins like a formula has an apostrophe before it, and the values of a list are separated by a semicolon and a space. Ids join the tables.
open_tables_caption = The tables of the whole site
open_table = Table
open_rows = Rows
open_files = Files
open_joins = Lists as tables of their own, to join by:
open_years_heading = Parquet
open_years_text = The same tables in files of one year each, for programs that read many sites as one table.
open_undated = Tables without years
open_follow_heading = News and dates
open_follow_text = To be told of what is new. Each { $division } and each { $area } has its own, on its page.
open_changes_heading = What changed
open_changes_text = Each change of a record that was published is a line of this file, in the order of the log. Whoever keeps a copy of the data reads the lines after the last entry that they know, and fetches only what these name. The same for people:
open_changes_schema = JSON Schema of a line
open_columns_heading = What the columns hold
open_refers = refers to the table
open_kind_text = Text
open_kind_integer = Whole number
open_kind_boolean = true or false
open_kind_date = Date
open_kind_list = List
open_described_heading = For programs
open_database = One database with all tables, with ready views and a full-text search
open_workbook = One workbook with a sheet for each table, for spreadsheets: dates are dates, ids and codes are texts, and the first sheet explains the others
workbook_sheet = About
workbook_changed = Data as of { $date }, the day of the last change.
workbook_text = Each table is a sheet of its own, with the same columns as the CSV files. Dates are dates, counts are numbers, ids and codes are texts, and the values of a list are separated by a semicolon and a space. A text of more than 32,767 letters is cut and ends in three dots; dates before March 1900 are texts.
workbook_column = Column
workbook_kind = Kind
workbook_holds = What it holds
open_package = All tables with their columns, keys and digests (Data Package)
open_csvw = The same as CSV on the Web, in every language of this site
open_datasette = What Datasette shows beside the database: its publisher, tables and columns
open_catalogue = An entry for catalogues of data (DCAT)
open_site = What this site is, and the index of all its data: each file with its rows, its length, its SHA-256 sum and its day
open_civic_events = { $Huddles } as events of Open Civic Data: the latest, and a list of each year; each event is a file of its own
open_civic_organizations = Organizations in the words of Popolo
open_civic_areas = Places in the words of Popolo
open_civic_persons = People in a public or named role in the words of Popolo
open_civic_memberships = For whom these people spoke, in the words of Popolo
open_civic_posts = Roles that make { $commitments }, in the words of Popolo
open_sums_heading = To check a file
open_sums = The index of the data lists each of its files with its length, its SHA-256 sum and the day that it is of. The manifest lists every file of this site with its length and its BLAKE3 sum.
open_index = The index
open_manifest = The manifest
open_cite_heading = How to cite
open_cite = { $organization }: “{ $title }”. { $address }. Record as of { $date }.
open_cite_text = For a single record, cite the address in its row; it does not change. The version on a page is the day of its last approval, correction or { $report }; where a log is kept, it counts each change. What is open or overdue is counted on the day the site was built, so name that day as well.
open_promise_heading = What stays as it is
open_promise = This is version 1 of the tables. Columns may be added at the end. None will change its name, its kind or its meaning, and none will go. What cannot keep to this will be a version 2, and the end of version 1 will be announced here beforehand.

# Open data: documents, the index for programs, the description of the search
document_schema = The address of the JSON Schema that this document follows.
document_format = The name of the format, the same on every site that offers it.
document_version = The version of the format. Columns may be added to it; none changes its meaning or goes.
document_site = The address of the document that says what the site is and which tables it has.
document_as_of = The day on which the site was built. What is open, overdue or silent was so on this day.
document_commitments = What was promised here: each { $commitment } with every { $report } on it and its story.
document_texts = The text below the details, in each language that it is published in.
document_story = Everything that happened, oldest first.
document_page = The page: its address, title and summary.
document_pages = The same in other languages.
document_text_url = The address of the same text as a file of Markdown.
document_markdown = The published text as Markdown. Its links are permanent addresses.
document_event_date = The day on which it happened.
document_event = What happened: it was made, someone reported, a new date was set, nobody spoke of it where that was expected, or its date passed.
document_event_report = The { $report } that was given, by its id.
document_event_huddle = The id of the { $huddle } where it was made, or where nobody spoke of it.
document_event_due = The date that held from then on, or that passed.
document_event_due_before = The date before a new one was set.
document_event_words_before = The words that stood for a date before one was set.
document_huddle = One { $huddle } with everything that belongs to it.
document_update = One { $update } with everything that belongs to it.
document_division = One { $division } with its { $areas }.
document_of_page = One plain page of the site.
document_of_site = What the site is, who publishes it, and which tables of its record there are.
document_title = The title of the site.
document_title_translations = The title in other languages, by their tags.
document_publisher = Who publishes the record.
document_base_url = The permanent address of the site.
document_languages = The languages of the site, by their tags. The first is its own.
document_timezone = The time zone of all times of day, by its name in the IANA database.
document_license = Under which terms the record may be used.
document_fictional = Whether the place and everything in the record are made up.
document_terms = The site’s own names for the levels, by language and level.
document_tables = The tables of the record, by name.
document_modified = The last day on which anything in the data changed: a record, or a state that follows from the day.
document_all_files = Every other file of the data, by its path from the site’s root. What stands beside the page of each record is not among them.
document_file_rows = How many rows the file has. Null where it has no rows, or those of many tables.
document_file_bytes = The length of the file in bytes.
document_file_sha256 = The SHA-256 of the file, in 64 hexadecimal digits.
document_file_media_type = The kind of the file, as an internet media type.
document_file_day = The day that the file is of, the same for all files of one build. Files of different days do not fit each other.
document_row_count = How many rows the table has.
document_files = The files that hold the table, from the site’s root. Each has the same rows.
document_one = What one is called.
document_many = What several are called.
document_name = The name.
document_url = The address.
llms_record = People meet in { $huddles }. The minutes say what was raised ({ $concerns }) and what was promised (each { $commitment }), with who promised it and by when. Each { $report } since then says what became of it, and from that follows whether a { $commitment } is open, overdue, done or dropped. { $Divisions } hold { $areas }.
llms_files = Each link below leads to plain Markdown. Beside it is record.json with the same and every detail. Drafts may still change, and corrections are dated.
llms_huddle = { $date }, { $division }, { $areas }
llms_data = Data
llms_site = What the site is, and the index of all its data with the rows and the SHA-256 sum of each file
llms_schema = The JSON Schema of a record; those of tables and other documents are beside it
llms_sitemap = Every page in every language
llms_feeds = News and dates
search_description = Search { $site }

# Feeds and calendars: changes, corrections, archives
feed_changes = News of { $commitments }
feed_corrections = Corrections
feed_changes_title = News of { $commitments }: { $name }
feed_corrections_title = Corrections: { $name }
desc_feed_huddles = { $Huddles } with their minutes, and new dates: what is announced, moved or cancelled.
desc_feed_changes = What was promised, what was said of it since, new dates, and what was not done or not spoken of in time.
desc_feed_corrections = What was changed in records after they were published, and why.
feed_about = This is a feed: the address of this page, copied into a news reader, brings you what is new.
feed_about_more = How to follow
feed_read_on = Read it on its page
feed_made = Promised: { $text }
feed_state = { $state }: { $text }
feed_moved = New date, { $date }: { $text }
feed_announced = Announced for { $date }: { $text }
feed_silent = No { $report }: { $text }
feed_corrected = Corrected: { $title }
calendar_tasks = Task list
calendar_tasks_title = { $Commitments }: { $name }
desc_calendar_tasks = What was promised, by whom and by when, with what was said of it last.

# Link previews
preview_locale = en_US
preview_site = Card that says: { $site }
preview_place = Card that says: { $name }. { $site }
preview_huddle = Card that says: { $title }. { $date }. { $place }

# A site of many departments
federation_title = { $n ->
    [one] { $Huddles } of { $n_text } department
   *[other] { $Huddles } of { $n_text } departments
}
federation_lede = { $n ->
    [one] The { $huddles } and { $commitments } that one department has published, by { $division } and by topic. Every title leads to the department’s own site, where the minutes are.
   *[other] The { $huddles } and { $commitments } that { $n_text } departments have published, by department, { $division } and topic. Every title leads to the department’s own site, where the minutes are.
}
federation_departments = { $n ->
    [one] { $n_text } department
   *[other] { $n_text } departments
}
federation_footer = Joined from data that departments have published. Each department answers for its own record and says under which license it may be used.
federation_built = Data as of { $date }
federation_as_of = Data as of
federation_days = { $from } to { $to }, depending on the department
federation_figures_heading = All departments together
federation_departments_heading = Departments
federation_departments_caption = Departments in alphabetical order
federation_not_ranked = Departments differ in size and in what they are asked for, so nothing here is ranked.
federation_department = Department
federation_overdue_link = Overdue { $commitments }, by department
federation_all_topics = All topics
federation_own_site = Its own site
federation_own_page = On its own site
federation_license = License
federation_no_license = The department names none
federation_made_up = This department and everything in its record are made up.
federation_department_desc = { $Divisions }, { $huddles } and { $commitments } that the { $department } has published.
federation_division_desc = All published { $huddles }: { $division }, { $organization }.
federation_divisions_caption = { $Divisions } in the department’s own order
federation_longest = { $n ->
    [one] The one that is overdue for the longest, of { $whole } overdue.
   *[other] The { $n_text } that are overdue for the longest, of { $whole } overdue.
}
federation_some_of = { $n ->
    [one] The newest one of { $whole }. The others are on the departments’ own pages of the topic.
   *[other] The newest { $n_text } of { $whole }. The others are on the departments’ own pages of the topic.
}
federation_newest_heading = Newest { $huddles }
federation_topics_lede = Topics that have the same id in several departments’ data are listed together here. Departments choose their ids themselves, so a topic may not mean quite the same everywhere.
federation_topic_lede = { $n ->
    [one] What one department has published under the id “{ $id }”.
   *[other] What { $n_text } departments have published under the id “{ $id }”. Equal ids are taken as one topic; each department decides for itself what belongs to it.
}
federation_search_desc = { $n ->
    [one] Search the { $huddles } that one department has published by their titles.
   *[other] Search the { $huddles } that { $n_text } departments have published by their titles.
}
federation_topic_counts = What is about several topics counts in each of them.
federation_topic_own = What each department calls it
federation_overdue_title = Overdue { $commitments }
federation_overdue_lede = { $part } of { $whole } open { $commitments } are overdue, each on the day of its department’s data.
federation_overdue_none = Nothing is overdue.

# The end

# The page that verifies a record, where the site keeps a log. The script puts numbers and days in the places of %e (the entry), %n (how
# many entries), %v (the version), %d (the day) and %k (the key).
verify_title = Check a record yourself
verify_desc = See on your own device that a record of this site is in its log, and is what the log says.
verify_what = This site keeps a log of everything that it has published. Each change of a record is an entry, and no entry can be changed or taken out later without that being seen. On this page your browser checks one record against the log.
verify_label = The address of a record’s page, or the number of an entry
verify_button = Check
verify_kept = A checkpoint that you kept from an earlier day (optional)
verify_working = Checking…
verify_failed = A file of the log could not be read, so nothing was checked. The connection may be down, or the browser too old.
verify_right = Everything that could be checked is right.
verify_wrong = Something is not right. Do not rely on this record until somebody has explained it.
verify_held = What the log holds of this record
verify_entry = Entry %e of %n, published on %d.
verify_signed = The log is signed with its key: %k
verify_unsigned = The log is not signed. Whoever can change this site can make all of the log anew.
verify_bad_signature = The signature of the log is wrong.
verify_unable = This browser cannot check signatures of this kind (Ed25519); the other checks were made.
verify_absent = This is not in the log. It has { $huddles }, { $updates }, pages and { $divisions }; what was promised is logged with its { $huddle }.
verify_included = The entry is in the log: the root of the log follows from it.
verify_excluded = The entry is not the one that the log’s root says.
verify_opened = What the log holds of the record is what the entry committed to on that day.
verify_closed = What the log holds of the record is not what the entry committed to on that day.
verify_erased = What the record said then may not be read any more, and was taken out. The entry still shows that there was something.
verify_nothing = The entry says that something happened, and holds no text of a record.
verify_since = The log goes on from the checkpoint that you kept: nothing before it was changed.
verify_forked = The log does not go on from the checkpoint that you kept: something before it was changed, or it is the checkpoint of another log.
verify_limits = What this does not prove
verify_limit_server = This page, its script and the log come from one server. A server that lies about a record can also send a page that says that all is well. Whoever has to be sure uses a program of their own.
verify_limit_fork = Another reader may have been shown another log. That is seen only by comparing: keep the checkpoint, and ask others for theirs, such as a library or a newspaper that signs it as a witness.
verify_limit_truth = The log shows what was published and when, not whether it is true, nor what was never published.
verify_limit_unsigned = This log is not signed, so it does not show who wrote it.
verify_more = Checking everything
verify_program = The program that makes this site also checks one, all files and all entries, on any computer:
verify_keep = For a check on a later day, keep the file
verify_checkpoint = checkpoint of the log
verify_formats = The log is written in open formats (RFC 6962, C2SP tlog-tiles), so that other programs can check it too. Its name is
