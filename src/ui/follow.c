/* Following an article that grows: its end stays in sight until a key is pressed. */
#include "ui/state.h"

enum { CTRL_C = 3, ESCAPE = 27 };

void act_follow(struct ui *ui)
{
	const struct article_view *v = &ui_article(ui)->view;
	if (v->phase == ARTICLE_FAILED || (v->phase > ARTICLE_READING && !v->key)) {
		ui_say(ui, false, "nothing more comes of this");
		return;
	}
	ui->following = true;
	ui->effect.kind = EFFECT_FOLLOW;
	follow_on(ui);
	ui_say(ui, false, "following what grows: any key ends that");
}

void follow_on(struct ui *ui)
{
	size_t n = ui_article(ui)->view.text.n;
	if (!ui->following)
		return;
	move_to(ui, n ? (uint32_t)n - 1 : 0);
	ui_settle(ui);
}

bool follow_ends(struct ui *ui, uint32_t key)
{
	if (!ui->following)
		return false;
	ui->following = false;
	ui->message[0] = '\0';
	return key == ESCAPE || key == CTRL_C ||
	       config_action(ui->config, MODE_ARTICLE, key) == ACT_FOLLOW;
}
