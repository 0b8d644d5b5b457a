# Las palabras del tema «civic», en español.
#
# Los nombres de los niveles pueden cambiar en cada sitio y su género no se conoce: ningún artículo ni adjetivo
# con género puede concordar con { $huddle }, { $division }, { $area }, { $commitment }, { $concern }, { $report } o
# { $update }. Sirven «cada», «su», «siguiente», «pendiente», «reciente», «vigente», o dos puntos.
# Los argumentos de cada mensaje se explican al principio de en.ftl; aquí son los mismos.

language_name = Español

# Los niveles, si el sitio no los cambia
term_huddle_one = reunión vecinal
term_huddle_many = reuniones vecinales
term_division_one = división
term_division_many = divisiones
term_area_one = área de respuesta
term_area_many = áreas de respuesta
term_commitment_one = compromiso
term_commitment_many = compromisos
term_concern_one = inquietud
term_concern_many = inquietudes
term_report_one = informe
term_report_many = informes
term_update_one = actualización
term_update_many = actualizaciones
term_outcomes = resultados

# En cada página
skip = Saltar al contenido principal
nav_label = Principal
nav_home = Inicio
nav_divisions = { $Divisions }
nav_huddles = { $Huddles }
nav_outcomes = { $Outcomes }
nav_upcoming = Próximas fechas
nav_topics = Temas
nav_organizations = Organizaciones
nav_about = Acerca de
nav_data = Datos abiertos
breadcrumb_label = Usted está aquí
fictional_banner = Esta ciudad y todo lo que aparece en este sitio son inventados.
translated_fallback = { $tag ->
    [en] Esta página aún no tiene traducción. Se muestra en inglés.
   *[other] Esta página aún no tiene traducción. Se muestra en { $language }.
}
translation_missing_home = Inicio en { $language }
head_title = { $title } · { $site }
footer_label = Sobre este sitio
footer_about = Sobre este sitio
footer_accessibility = Accesibilidad
footer_corrections = Correcciones
footer_feed = Canal de noticias
footer_calendar = Calendario
footer_data = Datos abiertos
footer_source = Archivos de origen
footer_topics = Temas
footer_organizations = Organizaciones
footer_published_by = Publica:
footer_contact = Contacto:
footer_license = Los textos y los datos se pueden reutilizar con la licencia
built_on = Sitio generado el { $date }
printed_line = { $address } – copia impresa de la página generada el { $date }
pager_label = Páginas
pager_previous = Página anterior
pager_next = Página siguiente
pager_page = Página
page_of = Página { $page } de { $pages }
page_of_title = { $title }, página { $page }

# Cantidades
count_huddles = { $n ->
    [0] Sin { $huddles }
    [one] { $n_text } { $huddle }
   *[other] { $n_text } { $huddles }
}
count_commitments = { $n ->
    [0] Sin { $commitments }
    [one] { $n_text } { $commitment }
   *[other] { $n_text } { $commitments }
}
count_open = { $n ->
    [0] Sin { $commitments } pendientes
    [one] { $n_text } { $commitment } pendiente
   *[other] { $n_text } { $commitments } pendientes
}
count_overdue = { $n ->
    [0] Ningún plazo vencido
    [one] { $n_text } con plazo vencido
   *[other] { $n_text } con plazo vencido
}
count_concerns = { $n ->
    [0] Sin { $concerns }
    [one] { $n_text } { $concern }
   *[other] { $n_text } { $concerns }
}
count_reports = { $n ->
    [0] Sin { $reports }
    [one] { $n_text } { $report }
   *[other] { $n_text } { $reports }
}
count_areas = { $n ->
    [0] Sin { $areas }
    [one] { $n_text } { $area }
   *[other] { $n_text } { $areas }
}
count_divisions = { $n ->
    [0] Sin { $divisions }
    [one] { $n_text } { $division }
   *[other] { $n_text } { $divisions }
}

# Nombres y lugares
division_name = { $division_term } { $division }
division_area = { $division_term } { $division }, { $area }
area_title = { $area }, { $division }
all_areas = Todo el territorio ({ $areas })
whole_division = Todo el territorio de su { $division }
place_unknown = No se anotó el lugar
place_at = { $name }, { $address }
time_unknown = No se anotó la hora
time_range = de { $start } a { $end }
month_only = No se conoce el día.
owner_at = { $role }, { $organization }
retired_until = Hasta el { $date }
retired_successors = Ahora: { $areas }

# Títulos
title_home = { $Huddles }: { $organization }
title_huddles_all = { $Huddles }: lista completa
title_huddles_year = { $Huddles } de { $year }
title_huddles_division = { $Huddles }: { $division }
title_huddles_division_year = { $Huddles } de { $year }: { $division }
title_outcomes = { $Outcomes }
title_outcomes_state = { $Outcomes }: { $state }
title_outcomes_division = { $Outcomes }: { $division }
title_outcomes_division_state = { $Outcomes }: { $division }, { $state }
title_upcoming = { $Huddles }: próximas fechas
title_topics = Temas
title_organizations = Organizaciones
title_divisions = { $Divisions }
title_update = { $Update } de { $date }
title_concern = { $Concern }: { $title }
desc_home = Actas de { $huddles } entre vecinos y policía, y qué pasó después con cada { $commitment }.
desc_huddle = Actas y { $commitments } de { $date }: { $division }, { $areas }.
desc_huddles = { $Huddles } con fecha, lugar y actas.
desc_divisions = Cada { $division }, con { $areas } y la fecha de su siguiente { $huddle }.
desc_division = { $Areas }, { $huddles } y { $commitments }: { $division }, { $organization }.
desc_area = { $Huddles }, { $commitments } pendientes y { $concerns }: { $area }, { $division }.
desc_outcomes = Cada { $commitment } ante el público: quién responde, con qué plazo y qué pasó después.
desc_commitment = { $text } Responsable: { $owner }.
desc_upcoming = Fechas, horas y lugares de cada { $huddle } por venir.
desc_topics = Qué pide la gente, por tema.
desc_topic = { $Huddles }, { $concerns } y { $commitments }: { $topic }.
desc_organizations = Organizaciones con { $commitments } a su cargo o sede de { $huddles }.
desc_organization = { $Commitments } y { $huddles }: { $name }.

# Inicio
home_lede = { $organization } y la comunidad se reúnen en cada { $area }. Lea las actas y vea qué pasó con cada { $commitment }.
home_upcoming = { $Huddles }: próximas fechas
home_latest = { $Huddles } recientes
home_figures = { $Commitments } en cifras
home_divisions = { $Divisions }
home_how = Cómo funciona
home_years = { $Huddles } por año
how_1 = Vecinos, comercios y policía se reúnen en público, en cada { $area }, y dicen qué hace falta resolver.
how_2 = Aquí se publican las actas con cada { $commitment }: qué, quién y para cuándo.
how_3 = Se da seguimiento a cada { $commitment } hasta el final. Si nadie informa, este sitio lo dice.
upcoming_none = Por ahora no hay { $huddles } en el calendario.
latest_none = Todavía no se publican { $huddles }.
figure_open = Pendientes
figure_overdue = Con plazo vencido
figure_overdue_of = Entre estos, con plazo vencido
figure_done = Se cumplieron
figure_dropped = No se harán

# Divisiones y áreas
divisions_none = Todavía no se publican { $divisions }.
areas_heading = { $Areas }
areas_none = Todavía no se publican { $areas }.
retired_areas_heading = { $Areas } de antes
neighbours_heading = Cerca de aquí
item_next = Siguiente { $huddle }:
item_next_none = sin fecha
item_last = { $Huddle } más reciente:
item_last_none = Sin registro de { $huddles }
next_none = No hay { $huddles } en el calendario.
last_none = Sin registro de { $huddles }
no_huddle_for = { $days ->
    [one] Aquí no hay { $huddles } desde hace { $days } día.
   *[other] Aquí no hay { $huddles } desde hace { $days } días.
}
no_huddle_title = Sin { $huddles } recientes
retired_title = { $Area } de antes, sin vigencia
retired_division_title = { $Division } de antes, sin vigencia

# Listas
huddles_heading = { $Huddles }
upcoming_heading = Próximas fechas
latest_heading = { $Huddles } recientes
huddles_none = No hay { $huddles } que mostrar.
all_huddles = { $Huddles }: lista completa
upcoming_lede = { $n ->
    [one] { $n_text } { $huddle } con fecha fijada. La entrada es libre.
   *[other] { $n_text } { $huddles } con fecha fijada. La entrada es libre.
}
more_huddles = { $n ->
    [one] Y { $n_text } { $huddle } anterior.
   *[other] Y { $n_text } { $huddles } anteriores.
}
list_none = Aquí todavía no hay nada publicado. Vuelva a mirar más adelante.
filter_all = Todo
filter_more = elegir
filter_state = Estado
filter_division = { $Division }
filter_year = Año
filter_area = { $Area }
filter_topic = Tema

# Estado
status_scheduled = Con fecha fijada
status_held = Se celebró
status_cancelled = Se canceló
status_postponed = Se aplazó
minutes_draft = Borrador de acta
minutes_draft_note = Esta acta aún no está aprobada. Todavía puede cambiar.
minutes_draft_title = Borrador de acta
minutes_approved = Acta aprobada
minutes_approved_note = Esta acta está aprobada.
minutes_withdrawn = Acta retirada
minutes_withdrawn_note = El acta se retiró. Esta página permanece para que los enlaces conserven su sentido.
minutes_withdrawn_title = Acta retirada
approved_on = { $date } ({ $role })
not_approved = Sin aprobar todavía
corrected_title = Acta corregida
corrected_tag = Acta corregida
corrected_text = Esta acta se cambió después de su aprobación.
cancelled_title = Se canceló
cancelled_text = No hubo { $huddle } en esta fecha.
postponed_title = Se aplazó
postponed_text = No hubo { $huddle } en la fecha prevista.
held_no_minutes_title = Todavía sin acta
held_no_minutes_text = Hubo { $huddle }, pero el acta no se ha publicado.
scheduled_title = Por celebrarse
scheduled_text = Este es el anuncio. La entrada es libre; el acta se publica después.
translation_title = Traducción
no_minutes_yet = Todavía no se publica el acta.
minutes_due_note = { $days ->
    [one] El acta se debe publicar { $days } día después de cada { $huddle }.
   *[other] El acta se debe publicar { $days } días después de cada { $huddle }.
}
minutes_missing_late = { $n ->
    [one] El acta lleva { $n_text } día de retraso.
   *[other] El acta lleva { $n_text } días de retraso.
}

# Asistencia
attendance_total = { $n ->
    [one] Asistió { $n_text } persona
   *[other] Asistieron { $n_text } personas
}
attend_residents = { $n ->
    [one] { $n_text } residente
   *[other] { $n_text } residentes
}
attend_business = { $n_text } de comercios
attend_government = { $n_text } del gobierno
attend_police = { $n_text } de la policía
attend_elected = { $n ->
    [one] { $n_text } cargo electo
   *[other] { $n_text } cargos electos
}
attend_nonprofit = { $n_text } de organizaciones sin fines de lucro
attend_faith = { $n_text } de comunidades de fe
attend_education = { $n_text } de escuelas y universidades
attend_media = { $n_text } de la prensa
attend_other = { $n ->
    [one] { $n_text } persona más
   *[other] { $n_text } personas más
}
attend_group = { $name }: { $n_text }
attendance_none = No se contó la asistencia
sector_resident = Residentes
sector_business = Comercio
sector_government = Gobierno
sector_elected = Cargos electos
sector_police = Policía
sector_nonprofit = Sin fines de lucro
sector_faith = Comunidad de fe
sector_education = Educación
sector_media = Prensa

# Partes de la página
summary_heading = En breve
contents_heading = En esta página
concerns_raised_heading = Lo que planteó la gente
concern_answers = Respuesta:
concern_unanswered = Todavía sin respuesta ({ $commitment }).
commitments_made_heading = { $Commitments } de esta fecha
reports_heading = Noticias de { $commitments } anteriores
participants_heading = Quiénes hablaron en función pública
minutes_heading = Acta
next_heading = Siguiente { $huddle }
next_at = { $date }, { $time }, { $place }
attachments_heading = Documentos adjuntos
size_bytes = { $n ->
    [one] { $n_text } byte
   *[other] { $n_text } bytes
}
size_kilobytes = { $n_text } kB
size_megabytes = { $size } MB
history_heading = Historial de esta página
history_published = Primera publicación
history_held = Se celebró
history_approved = Acta aprobada ({ $role })
history_corrected = Acta corregida. Por: { $by }
history_corrected_reason = Acta corregida: { $reason } ({ $by })
history_withdrawn = Acta retirada
source_heading = Citar esta página o avisar de un error
source_wrong = ¿Hay algún error en esta página? Avísenos:
source_changed = Último cambio: { $date }
source_markdown = Fuente en Markdown
source_json = JSON
cite_line = Dirección permanente: { $address }. Versión { $version }, { $date }.
around_label = { $Huddles }: fechas anterior y siguiente
around_previous = Antes
around_following = Después
checkbox_done = Hecho:
checkbox_open = Pendiente:
table_label = Tabla
code_label = Código
footnotes_heading = Notas al pie

# Compromisos
state_open = Pendiente
state_in_progress = En curso
state_waiting = En espera
state_done = Se cumplió
state_confirmed = Cumplimiento confirmado
state_dropped = No se hará
state_replaced = Se reemplazó
state_overdue = Plazo vencido
state_open_note = No hay noticias desde el principio.
state_done_note = Lo dice el responsable; falta que se confirme en { $huddle } posterior.
state_confirmed_note = El cumplimiento se confirmó en { $huddle } posterior.
commitments_heading = { $Commitments }
commitments_none = No hay { $commitments } que mostrar.
open_heading = { $Commitments } pendientes
open_none = No hay { $commitments } pendientes.
settled_heading = { $Commitments } que ya concluyeron
all_commitments = { $Commitments }: lista completa
made_at = Origen:
due_on = Plazo: { $date }
due_words = Plazo: { $words }
due_none = Sin fecha prometida
days_overdue = { $n ->
    [one] { $n_text } día de retraso
   *[other] { $n_text } días de retraso
}
last_reported = Última noticia: { $date }
never_reported = Sin noticias hasta hoy
silence_days = { $n ->
    [one] Nadie ha informado desde hace { $n_text } día.
   *[other] Nadie ha informado desde hace { $n_text } días.
}
silence_never = { $n ->
    [one] Nadie ha informado en { $n_text } día, desde el principio.
   *[other] Nadie ha informado en { $n_text } días, desde el principio.
}
quote_heading = En palabras del acta
story_heading = Qué pasó
story_made = Origen: «{ $huddle_title }»
story_due = Plazo: { $date }
story_due_moved = El plazo pasó del { $from } al { $to }
story_silent = Sin mención en la fecha siguiente de su { $area }
story_overdue = El plazo venció y nadie había informado del cumplimiento
story_replaced = Se reemplazó por: { $title }
story_update = Noticia entre { $huddles }
story_reported = Noticia en { $huddle }
evidence_label = Prueba:
evidence_none = No se dio ninguna prueba.
source_label = Fuente:
related_heading = Otros casos relacionados

# Resultados
outcomes_lede = { $n ->
    [0] Todavía no hay { $commitments } en el registro.
    [one] { $n_text } { $commitment }, con seguimiento desde su origen hasta el final.
   *[other] { $n_text } { $commitments }, con seguimiento desde su origen hasta el final.
}
outcomes_method_heading = Cómo se determina el estado
outcomes_method = Nadie escribe el estado a mano. Sale de lo que se informó después, en cada { $huddle } o entre fechas. «Se cumplió» es lo que dice el responsable; «Cumplimiento confirmado» significa que en otra fecha hubo acuerdo. «Plazo vencido» se calcula con la fecha prometida, el día en que se generó este sitio. Sin fecha prometida no hay plazo que venza.

# Inquietudes, temas, organizaciones, actualizaciones
concerns_heading = { $Concerns }
topics_lede = Lo que pide la gente.
organizations_lede = Organizaciones con { $commitments } a su cargo, sede de { $huddles } o presencia allí.
divisions_lede = Cada { $division }, con { $areas }, la fecha de su siguiente { $huddle } y sus { $commitments } pendientes.
note_heading = Nota
topic_label = Tema
organization_label = Organización

# Términos de los datos
fact_when = Cuándo
fact_where = Dónde
fact_division = { $Division }
fact_areas = { $Areas }
fact_area = { $Area }
fact_attendance = Asistencia
fact_host = Sede a cargo de
fact_topics = Temas
fact_minutes = Acta
fact_approved = Aprobación
fact_owner = Responsable
fact_due = Plazo
fact_made = Origen
fact_status = Estado
fact_neighborhoods = Vecindarios
fact_streets = Calles
fact_office = Oficina
fact_code = Código
fact_next = Siguiente { $huddle }
fact_last = { $Huddle } más reciente
fact_open = { $Commitments } pendientes
fact_overdue = Con plazo vencido
fact_huddles = { $Huddles }
fact_commitments = { $Commitments }
fact_concerns = { $Concerns }
fact_concern = Responde a
fact_last_report = { $Report } más reciente
fact_settled = Conclusión
fact_sector = Sector
fact_website = Sitio web
fact_valid = Vigencia
fact_accessibility = Accesibilidad
fact_language = Idioma
fact_date = Fecha
fact_about = Acerca de
fact_successors = Ahora forma parte de
fact_replaces = Reemplaza a
fact_replaced_by = Reemplazo
fact_contact = Contacto
fact_author = Informa

# Página no encontrada
not_found_title = Página no encontrada
not_found_text = En esta dirección no hay nada publicado. Si la escribió, revísela; si llegó por un enlace, es posible que la página haya cambiado de lugar. Pruebe con:
not_found_home = Inicio
not_found_huddles = { $Huddles }: lista completa
not_found_outcomes = { $Outcomes }: qué pasó con cada { $commitment }

# Maps

# Find my area
find_title = Encuentre su { $area }
desc_find = Busque por calle, barrio o { $division }: verá fechas, { $commitments } pendientes y actas de su { $area }.
find_label = Calle, barrio o { $area }
find_hint = El número de la casa ayuda cuando una calle cambia de { $area }.
find_button = Buscar
find_choose = Elegir por { $division }
find_locate = Usar mi ubicación
find_locate_note = «Usar mi ubicación» funciona en su navegador, con JavaScript. Su posición no sale de su dispositivo ni se envía a nadie.
find_skip = Ir directamente a
find_by_division = Por { $division }
find_neighborhoods = Barrios, de la A a la Z
find_streets = Calles, de la A a la Z
find_by_letter = Calles y barrios por letra
find_letter_title = Encuentre su { $area }: { $letter }
find_no_letter = 0–9
find_all_title = Encuentre su { $area }: todas las calles y barrios
find_all = Todas las calles y barrios en una página
find_sure_title = ¿Tiene dudas?
find_sure = Estas listas son una guía; un límite puede pasar por en medio de una calle o de una manzana. Para confirmar, pregunte en la oficina de su { $division }.
find_numbers = { $first }–{ $last }
find_numbers_from = { $first } en adelante
find_odd = números impares
find_even = números pares
# Lo que dice el programa de la página. Lo que va entre llaves lo pone él y se queda como está.
find_matches = Coincidencias: { $count }
find_no_match = Nada coincide con «{ $query }». Se muestran las listas completas.
find_no_number = Ninguna parte de esta calle aparece con el número { $number }. Se muestran las partes que sí aparecen.
find_single = Ir a { $area }
find_waiting = Buscando su posición…
find_inside = Usted está en { $area }
find_maybe = Su dispositivo solo conoce su posición con un margen de { $distance }. También podría ser:
find_outside = Usted está fuera de los límites de cada { $area } de este sitio. Lo más cercano es { $nearest }, a unos { $distance }.
find_denied = Su navegador no tiene permiso para usar su posición. Permítalo para este sitio en los ajustes del navegador, o elija en las listas de abajo.
find_unavailable = Su dispositivo no pudo encontrar su posición. Elija en las listas de abajo.
find_late = Su dispositivo tardó demasiado en encontrar su posición. Intente de nuevo o elija en las listas de abajo.
find_unable = Este navegador no puede encontrar su posición. Elija en las listas de abajo.
find_failed = No se pudo cargar una parte de esta página. Intente de nuevo o elija en las listas de abajo.
# Formas cortas que se escriben en las direcciones, cada una antes de su forma larga.
find_short_forms = aly alley av avenida ave avenue blvd boulevard blvr bulevar c calle cir circle ct court ctra carretera dr drive e east ft fort hts heights hwy highway ln lane mt mount n north pk park pkwy parkway pl place pza plaza rd road s south sq square st street ter terrace tpke turnpike w west
# Una unidad larga y una corta de distancia, con los nombres de Unicode: mile foot, kilometer meter.
find_units = mile foot

# Charts and scoreboards

# Filters with a script
filter_heading = Filtros
filter_hint = Elija para acotar la lista. Cambia al instante.
filter_owner = Responsable
filter_area_first = Elija antes: { $division }
filter_remove = Quitar el filtro: { $filter }
filter_clear = Quitar todos los filtros
filter_results = Lista con filtros
filter_empty = Nada reúne todos estos filtros a la vez. Quite uno de ellos para ver más.
filter_failed = No se pudo cargar la lista con filtros. Abajo está la lista completa; inténtelo más tarde.
title_outcomes_topic = { $Outcomes } por tema: { $topic }
title_outcomes_owner = { $Outcomes } por responsable: { $owner }
title_outcomes_year = { $Outcomes }: { $commitments } de { $year }
fact_due_first = Primer plazo
due_moves = { $n ->
    [one] Se cambió { $n_text } vez
   *[other] Se cambió { $n_text } veces
}
days_ago = { $n ->
    [0] Hoy
    [one] Hace { $n_text } día
   *[other] Hace { $n_text } días
}
days_since_made = { $n ->
    [0] Desde hoy
    [one] { $n_text } día desde el principio
   *[other] { $n_text } días desde el principio
}
story_due_set = Plazo fijado: { $date }
story_due_before = Antes, en palabras del acta:
evidence_titled = { $name } ({ $kind }, { $size })
evidence_photo = Foto: { $name } ({ $kind }, { $size })
evidence_file = Documento: { $name } ({ $kind }, { $size })

# Search

# Pictures

# Books of a year, citing, subscribing

# The end
